// Puts the page together: reads the data, keeps the state, and shows it.
import { fromAddress, toAddress } from './address.js'
import { drawOnCanvas } from './draw_canvas.js'
import { drawByWebgl, hasFastWebgl } from './draw_webgl.js'
import { fillFilters } from './filters.js'
import { fillList } from './list.js'
import { readModel, select } from './model.js'
import { make } from './dom.js'
import { entityPanel, statementsPanel, typeName } from './panel.js'
import { litBy, makeScene, nearestPair } from './scene.js'
import { find, makeIndex } from './search.js'
import { fillTimeline } from './timeline.js'
import { currentLanguage, labelOf, number, otherLanguage, setLanguage, t } from './words.js'

const $ = (id) => document.getElementById(id)
const kHits = 12
/// Pixels by which an arrow key moves the drawing.
const kStep = 60

function start(model) {
  const scene = makeScene(model)
  const index = makeIndex(model.entities)
  let { filters, selection, list, language, renderer } = fromAddress(model, location.hash.slice(1))
  setLanguage(language ?? (navigator.language?.startsWith('vi') || !navigator.language ? 'vi' : 'en'))
  let shown = select(model, filters)
  const trail = []

  const styleNow = () => {
    const css = getComputedStyle(document.documentElement)
    const colour = (name) => css.getPropertyValue(`--${name}`).trim()
    return { paper: colour('paper'), ink: colour('ink'), line: colour('line'), faintLine: colour('faint-line'),
      litLine: colour('lit'), faintNode: colour('faint-node'), font: 'system-ui, "Noto Sans", sans-serif' }
  }
  const on = {
    pick(entity, x, y, reach) {
      if (entity >= 0) return go(model.entities[entity].id)
      const pair = nearestPair(scene, shown, x, y, reach)
      if (pair < 0) return go(null)
      const visible = model.pairs[pair].statements.filter((one) => shown.statement[one.index])
      go(visible[0].id, visible.length > 1 ? pair : undefined)
    },
  }
  const webgl = renderer ? renderer === 'webgl' : hasFastWebgl()
  const drawing = webgl ? drawByWebgl($('drawing'), scene, styleNow(), on) : drawOnCanvas($('drawing'), scene, styleNow(), on)
  $('drawing').dataset.renderer = drawing.kind

  const selectedItem = () => (selection ? model.byId.get(selection) : null)
  let wholePair
  function selectionOnScene() {
    const item = selectedItem()
    if (!item) return null
    if ('label' in item) return { entity: item.index }
    return { pair: model.pairs.findIndex(({ statements }) => statements.includes(item)) }
  }

  function remember() {
    const address = toAddress(model, filters, selection, { list, language: currentLanguage(), renderer })
    history.replaceState(null, '', `#${address}`)
  }
  function drawNow() { drawing.show(shown, litBy(scene, shown, selectionOnScene())) }
  function showPanel() {
    const item = selectedItem()
    $('panel').hidden = !item
    document.body.classList.toggle('with-panel', Boolean(item))
    if (!item) return $('panel').replaceChildren()
    const bar = make('div', { class: 'bar' },
      make('button', { type: 'button', class: 'plain', disabled: trail.length === 0, onclick: () => { selection = trail.pop(); wholePair = undefined; update(false); focusOnSelection() } }, `← ${t('back')}`),
      make('button', { type: 'button', class: 'plain', onclick: copyLink }, t('link')),
      make('button', { type: 'button', class: 'plain', id: 'close', onclick: () => go(null) }, `✕ ${t('close')}`))
    const content = 'label' in item
      ? entityPanel(model, item, shown, filters, go, (entity) => { filters.around = entity; update(true) })
      : statementsPanel(model, wholePair === undefined ? [item]
        : model.pairs[wholePair].statements.filter((one) => shown.statement[one.index] || one === item), go)
    $('panel').replaceChildren(bar, ...content.filter(Boolean))
    $('panel').scrollTop = 0
  }
  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.href)
      $('status').textContent = t('copied')
    } catch {
      // Pages from disk may not use the clipboard; the address bar has the same link.
      $('status').textContent = location.hash
    }
  }
  function showStatus() { $('status').textContent = t('shown', shown.entities, shown.statements) }
  function showList() {
    $('list').hidden = !list
    $('stage').classList.toggle('covered', list)
    $('toggle-list').setAttribute('aria-pressed', String(list))
    if (list) fillList($('list'), model, shown, go)
    else $('list').replaceChildren()
  }

  /// After a change of the filters (`of` true) or of the selection.
  function update(of) {
    if (of) {
      shown = select(model, filters)
      showStatus()
      $('drawing').setAttribute('aria-label', t('drawing', shown.entities, shown.statements))
      showList()
    }
    showPanel()
    drawNow()
    remember()
  }

  function focusOnSelection() {
    const at = selectionOnScene()
    if (!at) return
    const ends = at.entity !== undefined ? [at.entity, ...model.entities[at.entity].statements.slice(0, 40)
      .filter((one) => shown.statement[one.index]).map((one) => (one.subject === at.entity ? one.object : one.subject))] : scene.pairs[at.pair]
    const all = (of) => Array.from(ends, (i) => of[i])
    drawing.focus(Math.min(...all(scene.x)), Math.min(...all(scene.y)), Math.max(...all(scene.x)), Math.max(...all(scene.y)))
  }
  /// Selects an entity or a statement by its id, or nothing; `pair` shows all of the pair's statements.
  function go(id, pair, { move = false } = {}) {
    if (selection && id && id !== selection) trail.push(selection)
    if (!id) trail.length = 0
    selection = id
    wholePair = pair
    // What somebody asks to see is shown, whatever the filters say.
    update(false)
    if (move) focusOnSelection()
    if (id && !$('drawing').contains(document.activeElement)) $('panel').focus({ preventScroll: true })
  }

  function fillWords() {
    document.documentElement.lang = currentLanguage()
    for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t)
    for (const element of document.querySelectorAll('[data-t-label]')) {
      element.setAttribute('aria-label', t(element.dataset.tLabel))
      if (element.tagName === 'BUTTON') element.title = t(element.dataset.tLabel)
    }
    for (const element of document.querySelectorAll('[data-t-placeholder]')) element.placeholder = t(element.dataset.tPlaceholder)
    $('toggle-filters').textContent = t('showFilters')
    $('toggle-list').textContent = t('showList')
    $('language').textContent = t('otherLanguage')
    $('language').lang = otherLanguage()
    showTheme()
    fillFilters($('filters'), model, filters, changed)
    fillTimeline($('timeline'), model, filters, changedTime)
    update(true)
  }
  const changedTime = () => update(true)
  const changed = () => { update(true); fillTimeline($('timeline'), model, filters, changedTime) }

  // Light, dark: as the system has it until somebody says otherwise.
  const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  function showTheme() { $('theme').textContent = t(isDark() ? 'toLight' : 'toDark') }
  $('theme').addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark'
    showTheme()
    drawing.restyle(styleNow())
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { showTheme(); drawing.restyle(styleNow()) })
  $('language').addEventListener('click', () => { setLanguage(otherLanguage()); fillWords() })
  $('toggle-list').addEventListener('click', () => { list = !list; showList(); remember(); if (list) $('list').focus() })
  document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); list = true; showList(); remember(); $('list').focus() })
  $('toggle-filters').addEventListener('click', () => {
    const open = document.body.classList.toggle('no-filters')
    $('toggle-filters').setAttribute('aria-expanded', String(!open))
  })
  if (matchMedia('(max-width: 46rem)').matches) $('toggle-filters').click()
  $('zoom-in').addEventListener('click', () => drawing.zoomBy(1.5))
  $('zoom-out').addEventListener('click', () => drawing.zoomBy(1 / 1.5))
  $('zoom-fit').addEventListener('click', () => drawing.fit())
  $('filters').addEventListener('submit', (event) => event.preventDefault())

  searchBox(index, model, (id) => go(id, undefined, { move: true }))

  const keys = { ArrowLeft: () => drawing.panBy(kStep, 0), ArrowRight: () => drawing.panBy(-kStep, 0), ArrowUp: () => drawing.panBy(0, kStep),
    ArrowDown: () => drawing.panBy(0, -kStep), '+': () => drawing.zoomBy(1.3), '=': () => drawing.zoomBy(1.3), '-': () => drawing.zoomBy(1 / 1.3), 0: () => drawing.fit() }
  $('drawing').addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    keys[event.key]()
  })
  document.addEventListener('keydown', (event) => {
    const typing = ['INPUT', 'TEXTAREA'].includes(document.activeElement?.tagName)
    if (event.key === '/' && !typing) { event.preventDefault(); $('search').focus() }
    if (event.key === 'Escape' && document.activeElement !== $('search') && selection) { go(null); $('drawing').focus() }
  })
  addEventListener('hashchange', () => {
    const next = fromAddress(model, location.hash.slice(1))
    ;({ selection, list } = next)
    Object.assign(filters, next.filters)
    wholePair = undefined
    if (next.language) setLanguage(next.language)
    fillWords()
    focusOnSelection()
  })

  fillWords()
  if (selection) requestAnimationFrame(focusOnSelection)
  document.documentElement.dataset.ready = 'yes'
  // For tests, and for whoever wants to reach the data from the console.
  window.entente = { model, drawing, scene, labelOf }
}

/// The field with its list of hits, by keyboard too (a combobox in the terms of ARIA).
function searchBox(index, model, choose) {
  const [field, hits] = [$('search'), $('hits')]
  let found = []
  let active = -1
  const close = () => { hits.hidden = true; active = -1; field.setAttribute('aria-expanded', 'false'); field.removeAttribute('aria-activedescendant') }
  const take = (i) => { field.value = found[i].entity.label; close(); choose(found[i].entity.id) }
  const light = (i) => {
    active = (i + found.length) % found.length
    hits.childNodes.forEach((item, at) => item.setAttribute('aria-selected', String(at === active)))
    field.setAttribute('aria-activedescendant', `hit-${active}`)
    hits.childNodes[active].scrollIntoView({ block: 'nearest' })
  }
  const search = () => {
    found = find(index, field.value, kHits)
    hits.replaceChildren(...(found.length ? found.map(({ entity, form }, i) => make('li', { id: `hit-${i}`, role: 'option', 'aria-selected': 'false', onpointerdown: (event) => { event.preventDefault(); take(i) } },
      make('span', { class: 'dot', style: `background:${model.classes[entity.type].colour}` }),
      make('span', { class: 'name' }, entity.label, form === entity.label ? null : make('small', {}, ` ${form}`)),
      make('small', { class: 'count' }, typeName(model, entity))))
      : [make('li', { class: 'quiet', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t('nothing'))]))
    hits.hidden = field.value.trim() === ''
    field.setAttribute('aria-expanded', String(!hits.hidden))
    active = -1
    field.removeAttribute('aria-activedescendant')
  }
  field.addEventListener('input', search)
  field.addEventListener('focus', () => { if (field.value.trim()) search() })
  field.addEventListener('blur', close)
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { close(); return }
    if (hits.hidden || found.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); light(active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1)) }
    if (event.key === 'Enter') { event.preventDefault(); take(Math.max(active, 0)) }
  })
}

try {
  const table = (id) => JSON.parse($(id).textContent)
  start(readModel(table('data'), () => table('sentences')))
} catch (error) {
  console.error(error)
  document.body.append(make('p', { class: 'broken', role: 'alert' }, t('broken')))
}
