/**
 * What a body says, as a list of pieces: two bodies with the same list look the same in a mail. Which of two tags stands
 * inside the other (`<b><i>` or `<i><b>`), how spaces are written and `b` for `strong` make no difference.
 */
export function listMeaning(root: HTMLElement): readonly Piece[] {
  const list: Piece[] = []
  readChildren(root, { marks: [], list, isLoose: true })
  return joinText(list)
}

/** `text`: words with what is around them; everything else is named as a person would name it: `table`, `style`. */
export type Piece = {
  readonly kind: 'text' | 'open' | 'close' | 'atom'
  readonly is: string
  readonly names: readonly string[]
}

type Context = {
  readonly marks: readonly Mark[]
  readonly list: Piece[]
  /** Text right in here stands for a paragraph. */
  readonly isLoose: boolean
}
type Mark = { readonly is: string; readonly names: readonly string[] }

const INLINE = new Set([
  ...['a', 'abbr', 'b', 'code', 'del', 'em', 'font', 'i', 'ins', 'mark', 's', 'small', 'span', 'strike'],
  ...['strong', 'sub', 'sup', 'u'],
])
const SAME: Readonly<Record<string, string>> = { b: 'strong', i: 'em' }
const LOOSE = new Set(['blockquote'])

function readChildren(parent: Element, context: Context): void {
  let isOpen = false
  const close = () => {
    if (isOpen) context.list.push({ kind: 'close', is: 'p', names: [] })
    isOpen = false
  }
  for (const child of parent.childNodes) {
    const isText = isInline(child)
    if (context.isLoose && isText && !isOpen && !isBlank(child)) {
      context.list.push({ kind: 'open', is: 'p', names: ['p'] })
      isOpen = true
    }
    if (!isText) close()
    readNode(child, context)
  }
  close()
}

function readNode(node: ChildNode, context: Context): void {
  const { marks, list } = context
  if (node.nodeType === 3) list.push(textOf(node.textContent ?? '', marks))
  if (node.nodeType === 8) {
    list.push({ kind: 'atom', is: `<!--${node.textContent}-->`, names: ['<!-- -->'] })
  }
  if (node.nodeType === 1) readElement(node as Element, context)
}

function readElement(element: Element, context: Context): void {
  const { marks, list } = context
  const shortcode = element.getAttribute('data-written')
  const mark = markOf(element)
  if (shortcode !== null) list.push(textOf(shortcode, marks))
  else if (INLINE.has(mark.tag)) {
    const isPlain = mark.tag === 'span' && element.attributes.length === 0
    readChildren(element, { ...context, isLoose: false, marks: isPlain ? marks : [...marks, mark] })
  } else if (isTransparent(element)) readChildren(element, { ...context, isLoose: false })
  else if (element.childNodes.length === 0 && ['br', 'img', 'hr'].includes(mark.tag)) {
    list.push({ kind: 'atom', is: `${mark.is} ${written(marks)}`, names: mark.names })
  } else {
    list.push({ kind: 'open', is: mark.is, names: mark.names })
    readChildren(element, { marks: [], list, isLoose: LOOSE.has(mark.tag) })
    list.push({ kind: 'close', is: mark.tag, names: [] })
  }
}

/** The only or first paragraph of a list item adds nothing but space. */
function isTransparent(element: Element): boolean {
  const isFirst = element.previousElementSibling === null && element.parentElement?.tagName === 'LI'
  return isFirst && element.tagName === 'P' && element.attributes.length === 0
}

function markOf(element: Element): Mark & { readonly tag: string } {
  const written = element.tagName.toLowerCase()
  const tag = SAME[written] ?? written
  const attributes = [...element.attributes].map(({ name, value }) => [name, plain(name, value)] as const)
  const sorted = attributes.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    tag,
    is: [tag, ...sorted.map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(' '),
    names: [tag, ...sorted.map(([name]) => name)],
  }
}

function plain(name: string, value: string): string {
  return name === 'style' ? value.trim().replace(/;$/, '') : value
}

function textOf(text: string, marks: readonly Mark[]): Piece {
  const names = marks.flatMap((mark) => mark.names)
  return { kind: 'text', is: `${written(marks)}\u0000${text.replaceAll(/[ \t\n\r\f]+/g, ' ')}`, names }
}

function written(marks: readonly Mark[]): string {
  return [...new Set(marks.map(({ is }) => is))].toSorted().join('+')
}

function isInline(node: ChildNode): boolean {
  if (node.nodeType === 3) return true
  const tag = (node as Partial<Element>).tagName?.toLowerCase() ?? ''
  return INLINE.has(tag) || tag === 'br' || tag === 'img'
}

function isBlank(node: ChildNode): boolean {
  return node.nodeType === 3 && /^[ \t\n\r\f]*$/.test(node.textContent ?? '')
}

/** Joins text that is one for a reader, and drops the spaces at the edges of blocks. */
function joinText(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.at(-1)
    const isMore = piece.kind === 'text' && before?.kind === 'text' && marksOf(before) === marksOf(piece)
    if (isMore)
      joined[joined.length - 1] = { ...before, is: (before.is + wordsOf(piece)).replaceAll(/ {2,}/g, ' ') }
    else joined.push(piece)
  }
  return joined
    .map((piece, place) => (piece.kind === 'text' ? withoutEdges(joined, place) : piece))
    .filter((piece) => piece.kind !== 'text' || wordsOf(piece) !== '')
}

function withoutEdges(pieces: readonly Piece[], place: number): Piece {
  const piece = pieces[place] as Piece
  let words = wordsOf(piece)
  if (isEdge(pieces[place - 1])) words = words.replace(/^ /, '')
  if (isEdge(pieces[place + 1])) words = words.replace(/ $/, '')
  return { ...piece, is: `${marksOf(piece)}\u0000${words}` }
}

function isEdge(piece: Piece | undefined): boolean {
  return piece === undefined || piece.kind === 'open' || piece.kind === 'close' || piece.is.startsWith('br')
}

function marksOf({ is }: Piece): string {
  return is.slice(0, is.indexOf('\u0000'))
}

function wordsOf({ is }: Piece): string {
  return is.slice(is.indexOf('\u0000') + 1)
}
