// The bars of time under the drawing, and two sliders that cut a stretch of time out of them.
import { make } from './dom.js'
import { histogram, textOfDay } from './model.js'
import { date, number, t } from './words.js'

/// Fills `footer`; hides it where nothing has a date. `changed()` is called after `filters` was changed.
export function fillTimeline(footer, model, filters, changed) {
  const time = histogram(model, filters)
  footer.hidden = time === null || time.counts.length < 2
  if (footer.hidden) return
  const last = time.counts.length - 1
  const most = Math.max(...time.counts, 1)
  const binOfDay = (day, otherwise) => {
    if (day === null) return otherwise
    const bin = time.counts.findIndex((_, i) => time.end(i) >= day)
    return bin < 0 ? last : bin
  }
  let from = binOfDay(filters.from, 0)
  let to = binOfDay(filters.to, last)

  const bars = make('div', { class: time.counts.length > 80 ? 'bars tight' : 'bars', 'aria-hidden': 'true' },
    time.counts.map((n) => make('span', { style: `height:${n === 0 ? 0 : Math.max(4, Math.sqrt(n / most) * 100)}%` })))
  const text = make('output', { for: 'from to' })
  const say = () => {
    text.value = `${date(textOfDay(time.start(from)))} – ${date(textOfDay(time.end(to)))}`
    bars.childNodes.forEach((bar, i) => bar.classList.toggle('out', i < from || i > to))
    for (const [slider, bin] of [[low, from], [high, to]])
      slider.setAttribute('aria-valuetext', `${textOfDay(time.start(bin)).slice(0, 7)}, ${number(time.counts[bin])} ${t('relations').toLowerCase()}`)
  }
  const move = () => {
    filters.from = from === 0 ? null : time.start(from)
    filters.to = to === last ? null : time.end(to)
    say()
    changed()
  }
  const slider = (id, value, set) => make('input', {
    id, type: 'range', min: 0, max: last, step: 1, value, 'aria-label': t(id),
    oninput: (event) => { event.target.value = set(Number(event.target.value)); move() },
  })
  const low = slider('from', from, (bin) => (from = Math.min(bin, to)))
  const high = slider('to', to, (bin) => (to = Math.max(bin, from)))
  footer.replaceChildren(make('div', { class: 'said' }, make('span', {}, t('time')), text),
    make('div', { class: 'slot' }, bars, low, high))
  say()
}
