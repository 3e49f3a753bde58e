// What the drawing shows, as a table: for who does not see it, and for who would rather read.
import { make } from './dom.js'
import { date, labelOf, number, t } from './words.js'

const kRows = 100

export function fillList(section, model, shown, go) {
  const statements = model.statements.filter((one) => shown.statement[one.index])
  const day = (one) => (one.days.length ? Math.max(...one.days) : -Infinity)
  statements.sort((a, b) => day(b) - day(a) || a.index - b.index)
  const row = (one) => make('tr', {},
    make('td', {}, one.dates[0] ? date(one.dates[0]) : one.evidence[0]?.article.date ? date(one.evidence[0].article.date) : ''),
    make('td', {}, make('button', { type: 'button', class: 'plain', onclick: () => go(model.entities[one.subject].id) }, model.entities[one.subject].label)),
    make('td', {}, make('button', { type: 'button', class: 'plain strong', onclick: () => go(one.id) }, labelOf(model.predicates[one.predicate].labels)),
      one.modality === 0 ? '' : ` (${t(model.modalities[one.modality])})`),
    make('td', {}, make('button', { type: 'button', class: 'plain', onclick: () => go(model.entities[one.object].id) }, model.entities[one.object].label)),
    make('td', { lang: 'vi' }, one.evidence.length ? model.sentence(one.evidence[0]).quote : ''))
  const body = make('tbody', {}, statements.slice(0, kRows).map(row))
  let next = kRows
  const more = make('button', {
    type: 'button', class: 'wide', onclick: () => {
      body.append(...statements.slice(next, next + kRows).map(row))
      next += kRows
      more.hidden = next >= statements.length
      more.textContent = t('more', Math.min(kRows, statements.length - next))
    },
  }, t('more', Math.min(kRows, Math.max(0, statements.length - kRows))))
  more.hidden = statements.length <= kRows
  section.replaceChildren(make('h2', {}, `${t('list')} (${number(statements.length)})`),
    statements.length ? make('table', {},
      make('thead', {}, make('tr', {}, ['date', 'subject', 'predicate', 'object', 'sentence'].map((key) => make('th', { scope: 'col' }, t(key))))),
      body) : make('p', {}, t('nothing')), more)
}
