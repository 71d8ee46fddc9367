import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** A page as a browser's parser sees it. */
export type Page = {
  /** Text that a reader can see, in order; a line end stands where one of the elements begins or ends that break lines. */
  readonly text: string
  /** What could run a script, load a page or send a form: `<script>`, `onclick`, `javascript:`. */
  readonly dangers: readonly string[]
}

/** Elements whose text no reader sees. */
const UNSEEN = new Set(
  `script style title noscript template iframe object svg math textarea select option audio video canvas
  noembed noframes applet datalist xml xmp head`.split(/\s+/),
)
const DANGEROUS = new Set(
  `script iframe frame frameset object embed applet form input button select textarea base link svg math audio
  video portal noscript template`.split(/\s+/),
)
const ADDRESSES = new Set(['href', 'src', 'background', 'action', 'formaction', 'srcset', 'poster', 'data'])
const INLINE = new Set('a abbr b code del em font i ins mark s small span strike strong sub sup u'.split(' '))
const SCHEME = /^([a-z][a-z0-9+.-]*):/i
const SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'whatsapp'])

/** Reads HTML by the rules of the HTML standard, by another parser than the product uses. */
export function readPage(html: string): Page {
  const texts: string[] = []
  const dangers: string[] = []
  walk(parse(html), { texts, dangers, seen: true })
  return { text: texts.join(''), dangers }
}

type Reading = { readonly texts: string[]; readonly dangers: string[]; readonly seen: boolean }

function walk(node: Node, reading: Reading): void {
  if (node.nodeName === '#text') {
    if (reading.seen) reading.texts.push((node as DefaultTreeAdapterTypes.TextNode).value)
    return
  }
  if (!('childNodes' in node)) return
  let { seen } = reading
  const breaks = 'tagName' in node && !INLINE.has(node.tagName)
  if ('tagName' in node) {
    noteDangers(node, reading.dangers)
    seen &&= !UNSEEN.has(node.tagName)
  }
  if (breaks) reading.texts.push('\n')
  for (const child of node.childNodes) walk(child, { ...reading, seen })
  if (breaks) reading.texts.push('\n')
}

function noteDangers({ tagName, attrs }: Element, dangers: string[]): void {
  if (DANGEROUS.has(tagName)) dangers.push(`<${tagName}>`)
  for (const { name, value } of attrs) {
    if (name.startsWith('on') || name === 'srcdoc') dangers.push(name)
    if (tagName === 'meta' && name === 'http-equiv') dangers.push(`meta ${value}`)
    // Browsers leave out tabs and line ends, and everything up to a blank before an address.
    const address = [...value].filter((character) => character > ' ').join('')
    const [, scheme] = SCHEME.exec(address) ?? []
    if (ADDRESSES.has(name) && scheme !== undefined && !SCHEMES.has(scheme.toLowerCase()))
      dangers.push(`${name}="${scheme}:"`)
    if (name === 'style' && /expression\s*\(|javascript:|-moz-binding/i.test(value))
      dangers.push(`style="${value}"`)
  }
}
