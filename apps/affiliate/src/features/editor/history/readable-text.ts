/** The words of a body, one line per paragraph; parsed apart from the page, so that nothing in it runs. */
export function readableText(html: string): string {
  const broken = html.replaceAll(/<(br|\/p|\/h\d|\/li|\/tr|\/div)[^>]*>/gi, (tag) => `${tag}\n`)
  const text = new DOMParser().parseFromString(broken, 'text/html').body.textContent ?? ''
  return text.replaceAll(/[ \t]*\n\s*/g, '\n').trim()
}
