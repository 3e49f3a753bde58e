// The form beside the drawing: what is shown, and the legend of its colours.
import { make } from './dom.js'
import { labelOf, number, percent, t } from './words.js'
import { noFilters } from './model.js'

/// Fills `form`; `changed()` is called after `filters` was changed.
export function fillFilters(form, model, filters, changed) {
  const count = (of) => {
    const counts = new Map()
    for (const one of of) counts.set(one, (counts.get(one) ?? 0) + 1)
    return counts
  }
  const boxes = (legend, left, entries) => make('fieldset', {},
    make('legend', {}, legend, ' ',
      make('button', { type: 'button', class: 'plain', onclick: () => { entries.forEach(({ key }) => left.delete(key)); again() } }, t('all')),
      ' · ',
      make('button', { type: 'button', class: 'plain', onclick: () => { entries.forEach(({ key }) => left.add(key)); again() } }, t('none'))),
    entries.map(({ key, label, count: n, colour }) => make('label', { class: 'row' },
      make('input', {
        type: 'checkbox', name: legend, value: String(key), checked: !left.has(key),
        onchange: (event) => { if (event.target.checked) left.delete(key); else left.add(key); changed() },
      }),
      colour ? make('span', { class: 'dot', style: `background:${colour}` }) : null,
      make('span', { class: 'name' }, label), make('span', { class: 'count' }, number(n)))))
  const again = () => { fillFilters(form, model, filters, changed); changed() }
  const tick = (name) => make('label', { class: 'row' },
    make('input', { type: 'checkbox', name, checked: filters[name], onchange: (event) => { filters[name] = event.target.checked; changed() } }),
    make('span', { class: 'name' }, t(name)))
  const sorted = (counts, of) => [...counts.keys()]
    .map((key) => ({ key, count: counts.get(key), ...of(key) })).sort((a, b) => b.count - a.count || a.key - b.key)

  const types = sorted(count(model.entities.map((one) => one.type)),
    (key) => ({ label: labelOf(model.classes[key].labels), colour: model.classes[key].colour }))
  const predicates = sorted(count(model.statements.map((one) => one.predicate)),
    (key) => ({ label: labelOf(model.predicates[key].labels) }))
  const modalities = sorted(count(model.statements.map((one) => one.modality)), (key) => ({ label: t(model.modalities[key]) }))
  const level = make('output', { for: 'confidence' }, percent(filters.confidence))

  form.replaceChildren(
    boxes(t('types'), filters.types, types),
    boxes(t('interactions'), filters.predicates, predicates.filter(({ key }) => !model.predicates[key].structural)),
    boxes(t('structure'), filters.predicates, predicates.filter(({ key }) => model.predicates[key].structural)),
    boxes(t('modalities'), filters.modalities, modalities),
    make('fieldset', {},
      make('label', { for: 'confidence' }, t('confidence'), ' ', level),
      make('input', {
        id: 'confidence', type: 'range', min: 0, max: 1, step: 0.05, value: filters.confidence,
        oninput: (event) => { filters.confidence = Number(event.target.value); level.value = percent(filters.confidence); changed() },
      }),
      ['background', 'undated', 'unconnected'].map(tick)),
    make('button', { type: 'button', class: 'wide', onclick: () => { Object.assign(filters, noFilters()); again() } }, t('reset')))
}
