// The drawing on a two-dimensional canvas: for machines whose WebGL is slow software, or missing.
import { quadtree } from 'd3-quadtree'
import { select } from 'd3-selection'
import { zoom, zoomIdentity, zoomTransform } from 'd3-zoom'

/// Lines drawn while the picture moves, and names drawn at all: what keeps a frame short on software rendering.
const kLinesWhileMoving = 3000
const kNames = 90
/// Radii in pixels, however far away or close.
const kSmallest = 1.1
const kLargest = 24
const kSettle = 120  // milliseconds without movement until everything is drawn

export function drawOnCanvas(container, scene, style, on) {
  const canvas = document.createElement('canvas')
  container.append(canvas)
  // Kept in ordinary memory: without a GPU this is what makes redrawing fast.
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  const places = quadtree(Array.from(scene.x.keys()), (i) => scene.x[i], (i) => scene.y[i])
  let shown = null
  let lit = null
  let hovered = -1
  let moving = false
  let settle = 0
  let frame = 0
  let width = 0
  let moved = false  // by somebody: until then the whole stays in view
  let height = 0

  const place = () => zoomTransform(canvas)
  const fitScale = () => Math.max(Math.min(width, height) / 1060, 0.05)
  const radius = (i, k) => Math.max(Math.min(scene.size[i] * k, kLargest), kSmallest)

  function draw() {
    frame = 0
    const started = performance.now()
    const { k, x: dx, y: dy } = place()
    const ratio = window.devicePixelRatio || 1
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.fillStyle = style.paper
    pen.fillRect(0, 0, width, height)
    if (!shown) return
    const px = (i) => scene.x[i] * k + dx
    const py = (i) => scene.y[i] * k + dy
    const outside = (a, b) => (px(a) < 0 && px(b) < 0) || (px(a) > width && px(b) > width) ||
      (py(a) < 0 && py(b) < 0) || (py(a) > height && py(b) > height)

    const lines = (wanted, colour, thickness) => {
      pen.beginPath()
      let drawn = 0
      for (let i = 0; i < scene.pairs.length && (!moving || drawn < kLinesWhileMoving); ++i) {
        if (!shown.pair[i] || !wanted(i)) continue
        const [a, b] = scene.pairs[i]
        if (outside(a, b)) continue
        pen.moveTo(px(a), py(a))
        pen.lineTo(px(b), py(b))
        ++drawn
      }
      pen.strokeStyle = colour
      pen.lineWidth = thickness
      pen.stroke()
    }
    lines((i) => !lit || !lit.pair[i], lit ? style.faintLine : style.line, 0.7)

    // One path a colour: changing the colour is what costs.
    const byColour = new Map()
    for (const i of scene.importance) {
      if (!shown.entity[i]) continue
      const r = radius(i, k)
      if (px(i) < -r || px(i) > width + r || py(i) < -r || py(i) > height + r) continue
      const colour = lit && !lit.entity[i] ? style.faintNode : scene.colour[i]
      if (!byColour.has(colour)) byColour.set(colour, [])
      byColour.get(colour).push(i)
    }
    const faint = byColour.get(style.faintNode)
    byColour.delete(style.faintNode)
    // What is lit lies over all that is not.
    const layers = [...(faint ? [[style.faintNode, faint]] : []), null, ...byColour]
    for (const layer of layers) {
      if (layer === null) {
        if (lit) lines((i) => lit.pair[i], style.litLine, 1.6)
        continue
      }
      const [colour, nodes] = layer
      pen.beginPath()
      for (const i of nodes) {
        const r = radius(i, k)
        if (r < 2.5) {
          pen.rect(px(i) - r, py(i) - r, 2 * r, 2 * r)
        } else {
          pen.moveTo(px(i) + r, py(i))
          pen.arc(px(i), py(i), r, 0, 2 * Math.PI)
        }
      }
      pen.fillStyle = colour
      pen.fill()
      if (nodes !== faint && !moving) {
        pen.strokeStyle = style.paper
        pen.lineWidth = 0.8
        pen.stroke()
      }
    }
    if (!moving) names(px, py, k)
    canvas.dataset.frame = String(Math.round(performance.now() - started))
    container.dataset.drawn = String(Number(container.dataset.drawn ?? 0) + 1)
    container.dataset.first ??= String(Math.round(performance.now()))
  }

  /// The names of the largest nodes that do not cover one another.
  function names(px, py, k) {
    pen.textBaseline = 'middle'
    pen.lineJoin = 'round'
    const taken = []
    let written = 0
    const write = (i, always) => {
      const x = px(i)
      const y = py(i)
      if (x < -50 || x > width || y < 0 || y > height) return
      const points = Math.round(Math.min(11 + radius(i, k) / 3, 17))
      pen.font = `${i === hovered ? 600 : 500} ${points}px ${style.font}`
      const left = x + radius(i, k) + 3
      const box = { left, right: left + pen.measureText(scene.label[i]).width, top: y - points * 0.65, bottom: y + points * 0.65 }
      const covers = (one) => box.left < one.right && box.right > one.left && box.top < one.bottom && box.bottom > one.top
      if (!always && taken.some(covers)) return
      taken.push(box)
      pen.lineWidth = 3
      pen.strokeStyle = style.paper
      pen.strokeText(scene.label[i], left, y)
      pen.fillStyle = style.ink
      pen.fillText(scene.label[i], left, y)
      ++written
    }
    if (hovered >= 0 && shown.entity[hovered]) write(hovered, true)
    for (const i of scene.importance) {
      if (written >= kNames) break
      if (i === hovered || !shown.entity[i] || (lit && !lit.entity[i])) continue
      if (radius(i, k) < 3.2 && !lit) break
      write(i, false)
    }
  }

  const soon = () => { frame ||= requestAnimationFrame(draw) }
  const zooming = zoom().scaleExtent([0.05, 60]).on('zoom', (event) => {
    if (event.sourceEvent) moved = true
    moving = shown !== null && shown.statements > kLinesWhileMoving
    clearTimeout(settle)
    settle = setTimeout(() => { moving = false; soon() }, kSettle)
    soon()
  })
  select(canvas).call(zooming).on('dblclick.zoom', null)

  const toScene = (event) => {
    const box = canvas.getBoundingClientRect()
    return place().invert([event.clientX - box.left, event.clientY - box.top])
  }
  function entityAt(event) {
    const [x, y] = toScene(event)
    const { k } = place()
    let best = -1
    let least = Infinity
    const reach = (kLargest + 6) / k
    places.visit((node, left, top, right, bottom) => {
      if (left > x + reach || right < x - reach || top > y + reach || bottom < y - reach) return true
      if (node.length) return false
      for (let leaf = node; leaf; leaf = leaf.next) {
        const i = leaf.data
        const distance = Math.hypot(scene.x[i] - x, scene.y[i] - y)
        if (shown.entity[i] && distance < (radius(i, k) + 5) / k && distance < least) [best, least] = [i, distance]
      }
      return false
    })
    return best
  }
  canvas.addEventListener('pointermove', (event) => {
    if (!shown || event.buttons) return
    const over = entityAt(event)
    if (over === hovered) return
    hovered = over
    canvas.style.cursor = over < 0 ? 'grab' : 'pointer'
    soon()
  })
  canvas.addEventListener('click', (event) => {
    const entity = entityAt(event)
    const [x, y] = toScene(event)
    on.pick(entity, x, y, 6 / place().k)
  })

  const moveTo = (x, y, k) =>
    select(canvas).call(zooming.transform, zoomIdentity.translate(width / 2 - x * k, height / 2 - y * k).scale(k))
  const drawing = {
    kind: 'canvas',
    show(nowShown, nowLit) { [shown, lit] = [nowShown, nowLit]; soon() },
    restyle(nowStyle) { style = nowStyle; soon() },
    fit() { moved = false; moveTo(500, 500, fitScale()) },
    /// Brings the part between the corners into view, not larger than it makes sense to look at.
    focus(left, top, right, bottom) {
      moved = true
      const k = Math.min(width / (right - left + 1), height / (bottom - top + 1)) * 0.7
      moveTo((left + right) / 2, (top + bottom) / 2, Math.max(fitScale(), Math.min(k, fitScale() * 9)))
    },
    zoomBy(factor) { moved = true; select(canvas).call(zooming.scaleBy, factor) },
    panBy(x, y) { moved = true; select(canvas).call(zooming.translateBy, x / place().k, y / place().k) },
    resize() {
      const ratio = window.devicePixelRatio || 1
      const { k, x, y } = place()
      const middle = [(width / 2 - x) / k, (height / 2 - y) / k]
      width = container.clientWidth
      height = container.clientHeight
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
      if (!moved) drawing.fit()
      else moveTo(middle[0], middle[1], k)
      soon()
    },
    /// Where an entity stands on the screen, in pixels of the container.
    placeOf(i) { return place().apply([scene.x[i], scene.y[i]]) },
  }
  new ResizeObserver(drawing.resize).observe(container)
  drawing.resize()
  return drawing
}
