/** What says bold, italic or centred; fonts, sizes and colours of a word processor stay behind. */
const MEANT = /^\s*(font-weight|font-style|text-align)\s*:/i

/** Text pasted into the rich view keeps its structure; whole templates with their look belong into the HTML source. */
export function cleanPasted(html: string): string {
  // Copied from here: as it is.
  if (html.includes('data-pm-slice')) return html
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (name !== 'style' && !['href', 'src', 'alt', 'start', 'colspan', 'rowspan'].includes(name)) {
        element.removeAttribute(name)
      }
    }
    const style = (element.getAttribute('style') ?? '').split(';').filter((rule) => MEANT.test(rule))
    if (style.length === 0) element.removeAttribute('style')
    else element.setAttribute('style', style.join(';'))
  }
  for (const element of body.querySelectorAll('style, script, meta, title')) element.remove()
  return body.innerHTML
}
