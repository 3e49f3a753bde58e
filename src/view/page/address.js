// The state of the page as the part of its address behind "#", so that a view can be sent to somebody.
import { dayOf, noFilters, textOfDay } from './model.js'

/// Names in addresses are those of the data, so that they hold in later pages of the same articles.
export function toAddress(model, filters, selection, view) {
  const parts = new URLSearchParams()
  if (selection) parts.set('see', selection)
  const except = (key, left, name) => { if (left.size) parts.set(key, [...left].map(name).sort().join(',')) }
  except('without', filters.types, (type) => model.classes[type].name)
  except('not', filters.predicates, (predicate) => model.predicates[predicate].name)
  except('unless', filters.modalities, (modality) => model.modalities[modality])
  if (filters.confidence > 0) parts.set('sure', String(filters.confidence))
  if (filters.from !== null) parts.set('from', textOfDay(filters.from))
  if (filters.to !== null) parts.set('to', textOfDay(filters.to))
  const usual = noFilters()
  for (const key of ['background', 'undated', 'unconnected'])
    if (filters[key] !== usual[key]) parts.set(key, filters[key] ? '1' : '0')
  if (filters.around !== null) parts.set('around', model.entities[filters.around].id)
  if (view.list) parts.set('list', '1')
  if (view.language !== 'vi') parts.set('lang', view.language)
  if (view.renderer) parts.set('draw', view.renderer)
  return parts.toString()
}

/// What an address says; what it names and the data lacks is left out.
export function fromAddress(model, text) {
  const parts = new URLSearchParams(text)
  const filters = noFilters()
  const names = (key) => (parts.get(key) ?? '').split(',').filter(Boolean)
  const put = (left, wanted, of) => wanted.forEach((name) => { const i = of.indexOf(name); if (i >= 0) left.add(i) })
  put(filters.types, names('without'), model.classes.map((one) => one.name))
  put(filters.predicates, names('not'), model.predicates.map((one) => one.name))
  put(filters.modalities, names('unless'), model.modalities)
  const sure = Number(parts.get('sure'))
  if (sure > 0 && sure <= 1) filters.confidence = sure
  const day = (key) => (/^\d{4}-\d{2}-\d{2}$/.test(parts.get(key) ?? '') ? dayOf(parts.get(key)) : null)
  const [from, to] = [day('from'), day('to')]
  filters.from = Number.isNaN(from) ? null : from
  filters.to = Number.isNaN(to) ? null : to
  for (const key of ['background', 'undated', 'unconnected']) if (parts.has(key)) filters[key] = parts.get(key) === '1'
  const around = model.byId.get(parts.get('around'))
  if (around && 'label' in around) filters.around = around.index
  const see = parts.get('see')
  return {
    filters, selection: model.byId.has(see) ? see : null, list: parts.get('list') === '1',
    language: parts.get('lang'), renderer: ['canvas', 'webgl'].includes(parts.get('draw')) ? parts.get('draw') : null,
  }
}
