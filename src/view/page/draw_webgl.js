// The drawing by sigma.js, where a GPU does the work.
import { MultiGraph } from 'graphology'
import Sigma from 'sigma'

export function drawByWebgl(container, scene, style, on) {
  const graph = new MultiGraph()
  for (let i = 0; i < scene.count; ++i)
    graph.addNode(i, { x: scene.x[i], y: -scene.y[i], size: scene.size[i], color: scene.colour[i], label: scene.label[i] })
  scene.pairs.forEach(([a, b], i) => graph.addEdgeWithKey(i, a, b, { size: 0.7 }))
  let shown = null
  let lit = null
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true, hideEdgesOnMove: scene.pairs.length > 20_000, labelFont: style.font, labelSize: 12,
    labelColor: { color: style.ink }, labelDensity: 0.7, labelRenderedSizeThreshold: 5, minCameraRatio: 0.01, maxCameraRatio: 10,
    zIndex: true,
    nodeReducer: (node, data) => {
      const i = Number(node)
      if (!shown || !shown.entity[i]) return { ...data, hidden: true }
      return lit && !lit.entity[i] ? { ...data, color: style.faintNode, label: '', zIndex: 0 } : { ...data, zIndex: 1 }
    },
    edgeReducer: (edge, data) => {
      const i = Number(edge)
      if (!shown || !shown.pair[i]) return { ...data, hidden: true }
      if (!lit) return { ...data, color: style.line }
      return lit.pair[i] ? { ...data, color: style.litLine, size: 1.6, zIndex: 1 } : { ...data, color: style.faintLine, zIndex: 0 }
    },
  })
  // Only the whole scene sets the frame: what is hidden must not move the rest.
  sigma.setCustomBBox({ x: [0, 1000], y: [-1000, 0] })
  sigma.on('afterRender', () => {
    container.dataset.drawn = String(Number(container.dataset.drawn ?? 0) + 1)
    container.dataset.first ??= String(Math.round(performance.now()))
  })
  const camera = sigma.getCamera()
  const toScene = ({ x, y }) => { const at = sigma.viewportToGraph({ x, y }); return [at.x, -at.y] }
  const reach = () => {
    const [one, other] = [sigma.viewportToGraph({ x: 0, y: 0 }), sigma.viewportToGraph({ x: 6, y: 0 })]
    return Math.abs(other.x - one.x)
  }
  sigma.on('clickNode', ({ node, event }) => on.pick(Number(node), ...toScene(event), reach()))
  sigma.on('clickStage', ({ event }) => on.pick(-1, ...toScene(event), reach()))
  new ResizeObserver(() => sigma.refresh()).observe(container)
  return {
    kind: 'webgl',
    show(nowShown, nowLit) { [shown, lit] = [nowShown, nowLit]; sigma.refresh({ skipIndexation: true }) },
    restyle(nowStyle) { style = nowStyle; sigma.setSetting('labelColor', { color: style.ink }); sigma.refresh() },
    fit() { camera.animatedReset() },
    focus(left, top, right, bottom) {
      const middle = sigma.getNodeDisplayData(0) && sigma.viewportToFramedGraph(
        sigma.graphToViewport({ x: (left + right) / 2, y: -(top + bottom) / 2 }))
      const ratio = Math.min(1, Math.max(0.11, (Math.max(right - left, bottom - top) / 1000) * 1.5))
      if (middle) camera.animate({ ...middle, ratio }, { duration: 300 })
    },
    zoomBy(factor) { camera.animate({ ratio: camera.ratio / factor }, { duration: 100 }) },
    panBy(x, y) {
      const [a, b] = [sigma.viewportToFramedGraph({ x: 0, y: 0 }), sigma.viewportToFramedGraph({ x, y })]
      camera.setState({ x: camera.x - (b.x - a.x), y: camera.y - (b.y - a.y) })
    },
    resize() { sigma.refresh() },
    placeOf(i) { const at = sigma.graphToViewport({ x: scene.x[i], y: -scene.y[i] }); return [at.x, at.y] },
  }
}

/// True where WebGL is there and not a slow imitation.
export function hasFastWebgl() {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  if (!context) return false
  // Some browsers do not own up to software rendering, but name it.
  const names = context.getExtension('WEBGL_debug_renderer_info')
  const name = names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return !/swiftshader|llvmpipe|software|basic render/i.test(name)
}
