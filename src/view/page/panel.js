// What is known of one actor, or of one relation with its sentences.
import { make, webAddress } from './dom.js'
import { mark } from './search.js'
import { date, labelOf, number, percent, t } from './words.js'

/// Relations shown of one kind until asked for more.
const kFirst = 12

/// A list of the first rows, and a button that adds the rest where there are more.
function firstRows(tag, name, items, row) {
  const list = make(tag, { class: name }, items.slice(0, kFirst).map(row))
  const rest = items.slice(kFirst)
  if (rest.length === 0) return [list]
  const more = make('button', { type: 'button', class: 'plain', onclick: () => { list.append(...rest.map(row)); more.remove() } }, t('more', rest.length))
  return [list, more]
}

const dot = (model, entity) => make('span', { class: 'dot', style: `background:${model.classes[entity.type].colour}` })

export function typeName(model, entity) {
  return labelOf(model.classes[entity.type].labels)
}

/// "Bộ Y tế → viện trợ → Cuba" as buttons and words.
function relation(model, statement, go) {
  const end = (index) => make('button', { type: 'button', class: 'actor', onclick: () => go(model.entities[index].id) },
    dot(model, model.entities[index]), model.entities[index].label)
  return make('p', { class: 'relation' }, end(statement.subject), ' ',
    make('span', { class: 'predicate' }, labelOf(model.predicates[statement.predicate].labels)), ' ', end(statement.object))
}

function firstDate(statement) {
  return statement.dates[0] ?? statement.evidence.map((one) => one.article.date).filter(Boolean).sort()[0] ?? ''
}

/// Posts in the order of time, one line each: from the first to the last article that says so.
function posts(model, entity, go) {
  const held = entity.statements.filter((one) => one.subject === entity.index && one.titles.length > 0)
    .flatMap((one) => {
      const days = one.evidence.map((piece) => piece.article.date).concat(one.dates).filter(Boolean).sort()
      return one.titles.map((title) => ({ title, one, from: days[0] ?? '', to: days.at(-1) ?? '' }))
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  if (held.length === 0) return null
  return [make('h3', {}, t('posts')), make('ul', { class: 'posts' }, held.map(({ title, one, from, to }) => make('li', {},
    make('button', { type: 'button', class: 'line', onclick: () => go(one.id) },
      make('span', { class: 'when' }, from === to ? date(from) : `${date(from)} – ${date(to)}`),
      make('span', {}, `${title}, ${model.entities[one.object].label}`)))))]
}

function relations(model, entity, shown, go) {
  const groups = new Map()
  for (const one of entity.statements) {
    if (!shown.statement[one.index]) continue
    if (!groups.has(one.predicate)) groups.set(one.predicate, [])
    groups.get(one.predicate).push(one)
  }
  const line = (one) => {
    const forward = one.subject === entity.index
    const other = model.entities[forward ? one.object : one.subject]
    const symmetric = model.predicates[one.predicate].symmetric
    const said = model.modalities[one.modality]
    return make('li', {}, make('button', { type: 'button', class: 'line', onclick: () => go(one.id) },
      make('span', { class: 'arrow', 'aria-label': symmetric ? '' : forward ? t('object') : t('subject') }, symmetric ? '↔' : forward ? '→' : '←'),
      dot(model, other), make('span', {}, other.label),
      said === model.modalities[0] ? null : make('em', {}, t(said)),
      make('span', { class: 'count' }, one.evidence.length > 1 ? `×${number(one.evidence.length)}` : '')))
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length).map(([predicate, group]) => {
    group.sort((a, b) => b.evidence.length - a.evidence.length || (firstDate(a) < firstDate(b) ? 1 : -1))
    return make('section', {}, make('h3', {}, labelOf(model.predicates[predicate].labels), ' ', make('span', { class: 'count' }, number(group.length))), firstRows('ul', 'relations', group, line))
  })
}

export function entityPanel(model, entity, shown, filters, go, around) {
  return [
    make('p', { class: 'kind' }, dot(model, entity), typeName(model, entity)),
    make('h2', {}, entity.label),
    make('p', { class: 'quiet' }, `${t('mentions', entity.mentions)} ${t('inArticles', entity.articles)}`),
    entity.aliases.length ? make('details', { open: entity.aliases.length < 8 }, make('summary', {}, `${t('names')} (${number(entity.aliases.length)})`),
      make('ul', { class: 'names' }, entity.aliases.map((name) => make('li', {}, name)))) : null,
    entity.codes.length ? make('p', { class: 'quiet' }, `${t('codes')}: ${entity.codes.map(([scheme, code]) => `${code} (${scheme})`).join(', ')}`) : null,
    make('label', { class: 'row' },
      make('input', { type: 'checkbox', id: 'around', checked: filters.around === entity.index, onchange: (event) => around(event.target.checked ? entity.index : null) }),
      make('span', { class: 'name' }, t('neighbours'))),
    posts(model, entity, go),
    relations(model, entity, shown, go),
  ].flat()
}

function sentence(model, statement, piece) {
  const names = (index) => [model.entities[index].label, ...model.entities[index].aliases]
  const { quote, start, end, rule } = model.sentence(piece)
  const words = mark(quote, { subject: names(statement.subject), object: names(statement.object) })
    .map(({ text, of }) => (of ? make('mark', { class: of }, text) : text))
  const { article } = piece
  const address = webAddress(article.url)
  const title = article.title || article.id
  return make('li', {}, make('blockquote', { lang: 'vi' }, words),
    make('p', { class: 'source' }, address ? make('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, title) : title,
      article.date ? `, ${date(article.date)}` : '',
      make('br'), make('span', { class: 'quiet' }, `${t('rule')} ${rule} · ${article.id} [${start}, ${end})`)))
}

function statementPart(model, statement, go) {
  const facts = [
    [t('modality'), t(model.modalities[statement.modality])],
    [t('title'), statement.titles.join(' · ')], [t('item'), statement.items.join(' · ')],
    [t('date'), statement.dates.map(date).join(' · ')], [t('score'), percent(statement.confidence)],
  ].filter(([, value]) => value)
  return make('section', { class: 'statement' }, relation(model, statement, go),
    make('dl', {}, facts.map(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]).flat()),
    statement.evidence.length ? [make('h3', {}, t('sentences', statement.evidence.length)),
      ...firstRows('ol', 'sentences', statement.evidence, (piece) => sentence(model, statement, piece))]
      : make('p', { class: 'quiet' }, t('noSentence')))
}

/// One relation, or all between two actors.
export function statementsPanel(model, statements, go) {
  const [a, b] = [model.entities[statements[0].subject], model.entities[statements[0].object]]
  return [make('h2', {}, t('between', a.label, b.label)), ...statements.map((one) => statementPart(model, one, go))]
}
