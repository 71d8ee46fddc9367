/**
 * The attributes of pasted HTML that the rich view carries along untouched: those that a mail keeps (packages/mail). Every other
 * one (a handler, an id) is none of its business, and a body that has one is shown as source.
 */
const KEPT = [
  'style',
  'class',
  'align',
  'valign',
  'dir',
  'lang',
  'title',
  'width',
  'height',
  'bgcolor',
  'border',
  'cellpadding',
  'cellspacing',
  'colspan',
  'rowspan',
  'role',
  'target',
  'rel',
  'color',
  'face',
  'size',
  'start',
  'type',
  'aria-hidden',
  'aria-label',
] as const

export type KeptAttributes = Readonly<Record<string, string>>

/** Holds them in the page: the real ones would wear our own classes, and a browser rewrites the text of a style. */
const HOLDER = 'data-kept'

/** Hidden text could be deleted unseen. */
const HIDES = /display\s*:\s*none|visibility\s*:\s*hidden/i

/** @param taken names that the node reads by itself */
export function readKept(element: Element, taken: readonly string[] = []): KeptAttributes | null {
  const held = element.getAttribute(HOLDER)
  const found = held === null ? Object.entries(attributesOf(element)) : Object.entries(parseHeld(held))
  const kept = found.filter(([name, value]) => isKept(name, value) && !taken.includes(name))
  return kept.length === 0 ? null : Object.fromEntries(kept)
}

/** As the page shows it: its style, and the rest in safe keeping. */
export function showKept(kept: KeptAttributes | null): Record<string, string> {
  if (kept === null) return {}
  const style = kept['style']
  return { [HOLDER]: JSON.stringify(kept), ...(style === undefined ? {} : { style }) }
}

/** Puts the kept attributes of every element back, letter by letter. */
export function restoreKept(root: ParentNode): void {
  for (const element of root.querySelectorAll(`[${HOLDER}]`)) {
    const kept = parseHeld(element.getAttribute(HOLDER) ?? '')
    element.removeAttribute(HOLDER)
    element.removeAttribute('style')
    for (const [name, value] of Object.entries(kept)) element.setAttribute(name, value)
  }
}

function isKept(name: string, value: string): boolean {
  return (KEPT as readonly string[]).includes(name) && !(name === 'style' && HIDES.test(value))
}

function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
}

/** It comes from the clipboard too, so from anywhere. */
function parseHeld(text: string): Record<string, string> {
  try {
    const held: unknown = JSON.parse(text)
    if (typeof held !== 'object' || held === null) return {}
    return Object.fromEntries(
      Object.entries(held).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && isKept(entry[0], entry[1]),
      ),
    )
  } catch {
    return {}
  }
}
