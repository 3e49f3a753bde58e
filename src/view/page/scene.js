// What a drawing needs of the model, in coordinates of its own: a square of 1000 × 1000, y downwards. The discs of the
// layout do not overlap, and keep their proportions.

const kSide = 1000

export function makeScene(model) {
  const { entities, pairs, classes } = model
  const count = entities.length
  const x = new Float32Array(count)
  const y = new Float32Array(count)
  const size = new Float32Array(count)
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { x: left, y: up } of entities) {
    box.left = Math.min(box.left, left); box.right = Math.max(box.right, left)
    box.top = Math.min(box.top, -up); box.bottom = Math.max(box.bottom, -up)
  }
  const scale = kSide / Math.max(box.right - box.left, box.bottom - box.top, 1e-9)
  const side = (low, high) => (kSide - (high - low) * scale) / 2
  entities.forEach((entity, i) => {
    x[i] = (entity.x - box.left) * scale + side(box.left, box.right)
    y[i] = (-entity.y - box.top) * scale + side(box.top, box.bottom)
    size[i] = entity.size * scale
  })
  const importance = Array.from(size.keys()).sort((one, other) => size[other] - size[one] || one - other)
  return {
    count, x, y, size, importance,
    colour: entities.map((entity) => classes[entity.type].colour),
    label: entities.map((entity) => entity.label),
    pairs: pairs.map(({ a, b }) => [a, b]),
  }
}

/// The shown pair whose line is nearest to (x, y), within `reach`; -1 if none. Linear in the pairs.
export function nearestPair(scene, shown, x, y, reach) {
  let best = -1
  let least = reach * reach
  for (let i = 0; i < scene.pairs.length; ++i) {
    if (!shown.pair[i]) continue
    const [a, b] = scene.pairs[i]
    const dx = scene.x[b] - scene.x[a]
    const dy = scene.y[b] - scene.y[a]
    const along = Math.max(0, Math.min(1, ((x - scene.x[a]) * dx + (y - scene.y[a]) * dy) / (dx * dx + dy * dy || 1)))
    const distance = (scene.x[a] + along * dx - x) ** 2 + (scene.y[a] + along * dy - y) ** 2
    if (distance < least) [best, least] = [i, distance]
  }
  return best
}

/// What is lit while something is selected: the entity or pair and what touches it; null lights everything.
export function litBy(scene, shown, selection) {
  if (!selection) return null
  const entity = new Uint8Array(scene.count)
  const pair = new Uint8Array(scene.pairs.length)
  scene.pairs.forEach(([a, b], i) => {
    if (!shown.pair[i]) return
    const touched = selection.entity !== undefined ? a === selection.entity || b === selection.entity
      : selection.pair === i
    if (touched) pair[i] = entity[a] = entity[b] = 1
  })
  if (selection.entity !== undefined) entity[selection.entity] = 1
  return { entity, pair }
}
