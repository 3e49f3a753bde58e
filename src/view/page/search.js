// Finding an entity by any of its names, with or without diacritics.

export const lower = (text) => text.normalize('NFC').toLowerCase()
/// Without tone marks, accents and the bar of đ.
export const bare = (text) => lower(text).normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('đ', 'd')

export function makeIndex(entities) {
  const forms = []
  for (const entity of entities)
    for (const form of [entity.label, ...entity.aliases, ...entity.codes.map(([, code]) => code)])
      forms.push({ entity, form, lower: lower(form), bare: bare(form) })
  return forms
}

/// 0: no match; whole, beginning, beginning of a word, anywhere.
function grade(form, query) {
  const at = form.indexOf(query)
  if (at < 0) return 0
  if (at === 0) return form.length === query.length ? 4 : 3
  return form.includes(` ${query}`) ? 2 : 1
}

/// The best `limit` entities, each once, with the name that matched. A query with diacritics prefers names that have
/// the same ones. Linear in the names.
export function find(index, query, limit) {
  const marked = lower(query.trim())
  const plain = bare(marked)
  if (!plain) return []
  const best = new Map()
  for (const form of index) {
    const exact = grade(form.lower, marked)
    const score = exact > 0 ? exact + 0.5 : grade(form.bare, plain)
    if (score === 0) continue
    const known = best.get(form.entity)
    if (!known || score > known.score) best.set(form.entity, { entity: form.entity, form: form.form, score })
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || b.entity.mentions - a.entity.mentions || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, limit)
}

/// The text as pieces {text, of}: `of` is the key in `names` (key → names) whose name stands there, longest first,
/// or null. Whole words only, whatever the case.
export function mark(text, names) {
  const folded = lower(text)
  // Offsets of the folded text are those of the text only where folding keeps the length.
  const hay = folded.length === text.length ? folded : text
  const wanted = Object.entries(names)
    .flatMap(([of, forms]) => forms.map((form) => ({ of, form: hay === folded ? lower(form) : form })))
    .filter(({ form }) => form).sort((a, b) => b.form.length - a.form.length)
  const taken = new Array(text.length).fill(null)
  const letter = /[\p{L}\p{N}]/u
  for (const { of, form } of wanted) {
    for (let at = hay.indexOf(form); at >= 0; at = hay.indexOf(form, at + 1)) {
      const end = at + form.length
      if ((at > 0 && letter.test(hay[at - 1])) || (end < hay.length && letter.test(hay[end]))) continue
      if (taken.slice(at, end).some((one) => one !== null)) continue
      taken.fill(of, at, end)
    }
  }
  const pieces = []
  for (let i = 0; i < text.length; ++i) {
    const last = pieces.at(-1)
    if (last && last.of === taken[i]) last.text += text[i]
    else pieces.push({ text: text[i], of: taken[i] })
  }
  return pieces
}
