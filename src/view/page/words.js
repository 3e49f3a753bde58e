// The words of the interface. Labels of classes and predicates come from the ontology, with the data.
const kWords = {
  vi: {
    skip: 'Đến danh sách quan hệ', search: 'Tìm người, cơ quan, nơi chốn…', hits: 'Kết quả tìm', filters: 'Bộ lọc',
    graph: 'Đồ thị', list: 'Danh sách quan hệ', details: 'Chi tiết', time: 'Thời gian', showFilters: 'Bộ lọc',
    showList: 'Danh sách', otherLanguage: 'English', toDark: 'Nền tối', toLight: 'Nền sáng', zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ', zoomFit: 'Xem toàn bộ', types: 'Loại chủ thể', predicates: 'Quan hệ',
    interactions: 'Sự việc', structure: 'Cấu trúc', modalities: 'Cách nói', confidence: 'Độ tin cậy từ',
    background: 'Cả những điều biết sẵn (không có câu dẫn)', unconnected: 'Cả chủ thể không có quan hệ',
    undated: 'Cả quan hệ không rõ ngày', reset: 'Bỏ mọi bộ lọc', all: 'tất cả', none: 'không',
    asserted: 'đã xảy ra', intended: 'dự định', requested: 'được yêu cầu', negated: 'bị phủ định',
    names: 'Tên khác', codes: 'Mã', posts: 'Chức vụ', relations: 'Quan hệ', mentions: (n) => `được nhắc ${number(n)} lần`,
    inArticles: (n) => `trong ${number(n)} bài`, neighbours: 'Chỉ hiện chủ thể này và các quan hệ của nó', close: 'Đóng',
    back: 'Quay lại', title: 'Chức vụ', item: 'Nội dung', date: 'Ngày', modality: 'Cách nói',
    score: 'Độ tin cậy', rule: 'quy tắc', sentences: (n) => `${number(n)} câu dẫn`, noSentence: 'Điều biết sẵn, không có câu dẫn.',
    article: 'Bài', published: 'đăng ngày', from: 'Từ', to: 'đến', nothing: 'Không có gì khớp.',
    more: (n) => `Hiện thêm ${number(n)}`, link: 'Chép liên kết', copied: 'Đã chép liên kết',
    shown: (e, s) => `${number(e)} chủ thể, ${number(s)} quan hệ`, subject: 'Chủ thể', predicate: 'Quan hệ', object: 'Đối tượng',
    sentence: 'Câu dẫn', drawing: (e, s) => `Đồ thị gồm ${number(e)} chủ thể và ${number(s)} quan hệ. Dùng phím mũi tên để di chuyển, ` +
      '+ và − để phóng, 0 để xem toàn bộ, / để tìm.',
    broken: 'Không đọc được dữ liệu của trang này.', now: 'nay', per: 'quan hệ theo tháng',
    between: (a, b) => `Giữa ${a} và ${b}`,
  },
  en: {
    skip: 'To the list of relations', search: 'Find a person, body or place…', hits: 'Found', filters: 'Filters',
    graph: 'Graph', list: 'List of relations', details: 'Details', time: 'Time', showFilters: 'Filters',
    showList: 'List', otherLanguage: 'Tiếng Việt', toDark: 'Dark', toLight: 'Light', zoomIn: 'Zoom in',
    zoomOut: 'Zoom out', zoomFit: 'Show all', types: 'Kinds of actors', predicates: 'Relations',
    interactions: 'What happens', structure: 'How things stand', modalities: 'How it is meant',
    confidence: 'Confidence from', background: 'Also what was known before (without a sentence)',
    unconnected: 'Also actors without relations', undated: 'Also relations without a date', reset: 'Clear all filters',
    all: 'all', none: 'none',
    asserted: 'happened', intended: 'intended', requested: 'requested', negated: 'denied',
    names: 'Other names', codes: 'Codes', posts: 'Posts', relations: 'Relations',
    mentions: (n) => `named ${number(n)} ${n === 1 ? 'time' : 'times'}`,
    inArticles: (n) => `in ${number(n)} ${n === 1 ? 'article' : 'articles'}`,
    neighbours: 'Show only this actor and its relations', close: 'Close', back: 'Back', title: 'Post', item: 'What',
    date: 'Date', modality: 'How it is meant', score: 'Confidence', rule: 'rule',
    sentences: (n) => `${number(n)} ${n === 1 ? 'sentence' : 'sentences'}`, noSentence: 'Known before; no sentence says so.',
    article: 'Article', published: 'published', from: 'From', to: 'to', nothing: 'Nothing matches.',
    more: (n) => `Show ${number(n)} more`, link: 'Copy link', copied: 'Link copied',
    shown: (e, s) => `${number(e)} actors, ${number(s)} relations`, subject: 'Subject', predicate: 'Relation', object: 'Object',
    sentence: 'Sentence', drawing: (e, s) => `Graph of ${number(e)} actors and ${number(s)} relations. Arrow keys move, + and − zoom, ` +
      '0 shows all, / searches.',
    broken: 'The data of this page cannot be read.', now: 'now', per: 'relations a month',
    between: (a, b) => `Between ${a} and ${b}`,
  },
}

let language = 'vi'

export const languages = Object.keys(kWords)
export const currentLanguage = () => language
export function setLanguage(tag) {
  language = kWords[tag] ? tag : 'vi'
}
export const otherLanguage = () => (language === 'vi' ? 'en' : 'vi')

/// The word for `key`; functions take their numbers.
export function t(key, ...values) {
  const word = kWords[language][key]
  return typeof word === 'function' ? word(...values) : word
}

/// Of labels by language tag the one of the interface, else any.
export const labelOf = (labels) => labels[language] ?? labels.en ?? Object.values(labels)[0] ?? ''

export const number = (n) => n.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
export const percent = (n) => `${Math.round(n * 100)} %`

/// "2021-04-22" as the language writes it; as it is if it is no full date.
export function date(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return text
  return language === 'vi' ? `${+parts[3]}/${+parts[2]}/${parts[1]}`
    : new Date(`${text}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}
