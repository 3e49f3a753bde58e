// Making elements. Text of articles enters the page here only, as text.

/// make('p', {class: 'x', onclick: f}, 'text', element, …); null children are left out.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined))
  return element
}

/// The address if it leads to a web page, else null: "javascript:" is an address too.
export function webAddress(text) {
  try {
    const address = new URL(text)
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null
  } catch {
    return null
  }
}
