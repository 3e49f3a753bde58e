// The graph as the page works with it, and which part of it the filters let through.

/// Days since 1970 of "2021-04-22".
export const dayOf = (text) => Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
export const textOfDay = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/// `data` as src/view/page_writer.cpp writes it: a table a kind of thing, one array a column. `readSentences` gives the
/// table of sentences: most of the page's bytes, and not needed before somebody reads one.
export function readModel(data, readSentences) {
  const { classes, predicates, articles: a, entities: e, statements: s, evidence: v } = data
  const articles = a.id.map((id, i) => ({ id, title: a.title[i], url: a.url[i], date: a.date[i] }))
  const entities = e.id.map((id, i) => ({
    index: i, id, type: e.type[i], label: e.label[i], aliases: e.aliases[i], codes: e.codes[i],
    mentions: e.mentions[i], articles: e.articles[i], x: e.x[i], y: e.y[i], size: e.size[i], statements: [],
  }))
  const statements = s.id.map((id, i) => ({
    index: i, id, subject: s.subject[i], predicate: s.predicate[i], object: s.object[i], modality: s.modality[i],
    confidence: s.confidence[i], titles: s.titles[i], items: s.items[i], dates: s.dates[i],
    background: s.background[i] === 1, evidence: [], days: [],
  }))
  v.statement.forEach((statement, i) => {
    statements[statement].evidence.push({ index: i, article: articles[v.article[i]] })
  })
  const pairs = new Map()
  for (const statement of statements) {
    entities[statement.subject].statements.push(statement)
    entities[statement.object].statements.push(statement)
    // When it happened; where no text says so, when it was reported.
    const dates = statement.dates.length ? statement.dates
      : statement.evidence.map((one) => one.article.date).filter(Boolean)
    statement.days = dates.map(dayOf)
    const [low, high] = [statement.subject, statement.object].sort((one, other) => one - other)
    const key = low * entities.length + high
    if (!pairs.has(key)) pairs.set(key, { a: low, b: high, statements: [] })
    pairs.get(key).statements.push(statement)
  }
  const model = { classes, predicates, modalities: data.modalities, articles, entities, statements,
    pairs: [...pairs.values()] }
  let sentences = null
  /// The words of a piece of evidence, where they stand in the article, and the rule that read them.
  model.sentence = ({ index }) => {
    sentences ??= readSentences()
    return { quote: sentences.quote[index], start: sentences.start[index], end: sentences.end[index], rule: sentences.rule[index] }
  }
  model.byId = new Map([...entities.map((entity) => [entity.id, entity]),
    ...statements.map((statement) => [statement.id, statement])])
  // Texts look back further than a timeline can show: the earliest hundredth shares its first bar.
  const days = statements.flatMap((statement) => statement.days).sort((one, other) => one - other)
  model.firstDay = days[Math.floor(days.length / 100)] ?? null
  model.lastDay = days.at(-1) ?? null
  return model
}

/// What is shown when nobody has filtered anything. Sets hold what is left out, so that empty means all.
export const noFilters = () => ({
  types: new Set(), predicates: new Set(), modalities: new Set(), confidence: 0, from: null, to: null,
  undated: true, background: true, unconnected: false, around: null,
})

function passes(statement, filters, entities) {
  if (filters.predicates.has(statement.predicate) || filters.modalities.has(statement.modality)) return false
  if (statement.confidence < filters.confidence || (statement.background && !filters.background)) return false
  if (filters.types.has(entities[statement.subject].type) || filters.types.has(entities[statement.object].type)) return false
  if (filters.around !== null && statement.subject !== filters.around && statement.object !== filters.around) return false
  if (filters.from === null && filters.to === null) return true
  if (statement.days.length === 0) return filters.undated
  return statement.days.some((day) => day >= (filters.from ?? -Infinity) && day <= (filters.to ?? Infinity))
}

/// Which statements, entities and pairs of entities are shown. Linear.
export function select(model, filters) {
  const statement = new Uint8Array(model.statements.length)
  const entity = new Uint8Array(model.entities.length)
  const pair = new Uint16Array(model.pairs.length)
  let statements = 0
  model.pairs.forEach((ends, i) => {
    for (const one of ends.statements) {
      if (!passes(one, filters, model.entities)) continue
      statement[one.index] = 1
      pair[i] = Math.min(pair[i] + 1, 65535)
      ++statements
    }
    if (pair[i] > 0) entity[ends.a] = entity[ends.b] = 1
  })
  if (filters.unconnected && filters.around === null) {
    for (const one of model.entities) if (!filters.types.has(one.type)) entity[one.index] = 1
  }
  if (filters.around !== null) entity[filters.around] = 1
  return { statement, entity, pair, statements, entities: entity.reduce((sum, one) => sum + one, 0) }
}

/// Bars that fit on a timeline.
const kMostBars = 200

/// How many statements there are in each month (year, where months are too many) between the model's first and last
/// day, of those that pass all but the limits of time; null where nothing has a date.
export function histogram(model, filters) {
  if (model.firstDay === null) return null
  const monthOf = (day) => {
    const date = new Date(day * 86_400_000)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  const wide = monthOf(model.lastDay) - monthOf(model.firstDay) >= kMostBars ? 12 : 1
  const binOf = (day) => Math.floor(monthOf(day) / wide)
  const first = binOf(model.firstDay)
  const counts = new Array(binOf(model.lastDay) - first + 1).fill(0)
  const open = { ...filters, from: null, to: null }
  for (const statement of model.statements) {
    if (!passes(statement, open, model.entities)) continue
    for (const bin of new Set(statement.days.map((day) => Math.max(binOf(day), first)))) ++counts[bin - first]
  }
  const firstDayOf = (bin) => Math.floor(Date.UTC(Math.floor((bin * wide) / 12), (bin * wide) % 12, 1) / 86_400_000)
  return { counts, start: (i) => firstDayOf(first + i), end: (i) => firstDayOf(first + i + 1) - 1 }
}
