// A page with an invented graph: node make_large.mjs PAGE_WITHOUT_DATA.html OUT.html [NODES]
//
// NODES (20,000) actors around 400 hubs, one and a half relations each and two sentences a relation: the proportions of
// a build over 20,000 news articles. Always the same.
import { readFileSync, writeFileSync } from 'node:fs'

const [template, out, count = '20000'] = process.argv.slice(2)
const nodes = Number(count)
const hubs = 400
// A linear congruential generator (Numerical Recipes' constants): the same graph on every machine.
let state = 1
const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32

const hubOf = Array.from({ length: nodes }, (_, i) => (i < hubs ? i : Math.floor(chance() ** 2 * hubs)))
const angle = Array.from({ length: nodes }, () => chance() * 2 * Math.PI)
const away = Array.from({ length: nodes }, () => Math.sqrt(chance()))
const middle = (hub) => [Math.cos(hub * 2.4) * Math.sqrt(hub) * 60, Math.sin(hub * 2.4) * Math.sqrt(hub) * 60]
const numbers = Array.from({ length: nodes }, (_, i) => i)
const ends = numbers.slice(hubs).map((i) => [i, hubOf[i]])
while (ends.length < nodes * 1.5) ends.push([Math.floor(chance() * nodes), Math.floor(chance() * hubs)])
const links = ends.filter(([a, b]) => a !== b)
const all = (table, value) => table.map(value)

const classes = ['Person', 'Country', 'Hospital'].map((name, i) => ({ name, labels: { vi: name, en: name }, colour: ['#e08020', '#d02020', '#20a020'][i] }))
const predicates = [{ name: 'supports', labels: { vi: 'hỗ trợ', en: 'supports' }, symmetric: false, structural: false }]
const evidence = links.flatMap((_, i) => [i, i])
const tables = {
  data: {
    classes, predicates, modalities: ['asserted', 'intended', 'requested', 'negated'],
    articles: { id: ['a'], title: ['Bài'], url: [''], date: ['2024-01-01'] },
    entities: {
      id: all(numbers, (i) => `person-${i}`), type: all(numbers, (i) => i % 3), label: all(numbers, (i) => `Chủ thể ${i}`), aliases: all(numbers, () => []),
      codes: all(numbers, () => []), mentions: all(numbers, () => 1), articles: all(numbers, () => 1),
      x: all(numbers, (i) => middle(hubOf[i])[0] + Math.cos(angle[i]) * away[i] * 50), y: all(numbers, (i) => middle(hubOf[i])[1] + Math.sin(angle[i]) * away[i] * 50), size: all(numbers, (i) => (i < hubs ? 8 : 1)),
    },
    statements: {
      id: all(links, (_, i) => `statement-${i}`), subject: all(links, ([a]) => a), predicate: all(links, () => 0), object: all(links, ([, b]) => b),
      modality: all(links, (_, i) => i % 4), confidence: all(links, () => 0.9), titles: all(links, () => []), items: all(links, () => []), dates: all(links, () => []),
      background: all(links, () => 0),
    },
    evidence: { statement: evidence, article: all(evidence, () => 0) },
  },
  sentences: {
    start: all(evidence, () => 0), end: all(evidence, () => 80), rule: all(evidence, () => 'vi.supports.001'),
    quote: all(evidence, (i) => `Chủ thể ${links[i][0]} vừa hỗ trợ Chủ thể ${links[i][1]} thiết bị y tế trong đợt dịch.`),
  },
}
const json = (value) => JSON.stringify(value).replaceAll('<', '\\u003c')
writeFileSync(out, readFileSync(template, 'utf8').replace('<!-- DATA -->', () => json(tables.data))
  .replace('<!-- SENTENCES -->', () => json(tables.sentences)))
