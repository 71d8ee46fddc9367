import { createRequire } from 'node:module'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type selectorParser from 'postcss-selector-parser'
import type { Node, Selector } from 'postcss-selector-parser'

const require = createRequire(import.meta.url)
const parser = onFirstUse<typeof selectorParser>(() => require('postcss-selector-parser'))

/** Class of the part of a mail that its author wrote; the footer stands outside of it. */
export const SCOPE = 'isi-email'

/** Pseudo-classes that say something about the document alone; a style attribute can stand for them. */
const INLINED = /^:(?:first-child|last-child|only-child|first-of-type|last-of-type|nth-[a-z-]+|not|empty)$/i
const SELECTOR_MOST = 300

/** One selector, as it is used in a mail. */
export type ScopedSelector = {
  readonly text: string
  /** True: it depends on what the reader does or uses (`:hover`, `::before`), so it needs a style block. */
  readonly isLive: boolean
}

/**
 * A selector that reaches the author's part only: `body` and `html` become its class, everything else stands below it.
 * Null for one that could reach beside it, or that costs too much to match (`~`, `:has`).
 */
export function scopeSelectors(list: string): ScopedSelector[] | null {
  if (list.length > SELECTOR_MOST * 20 || /[<\\{}]|\/\*/.test(list)) return null
  const scoped: ScopedSelector[] = []
  try {
    parser()((root) => {
      for (const selector of root.nodes) {
        const made = String(selector).length > SELECTOR_MOST ? null : scopeOne(selector)
        if (made !== null) scoped.push(made)
      }
    }).processSync(list)
  } catch {
    // What is no selector selects nothing.
    return null
  }
  return scoped
}

function scopeOne(selector: Selector): ScopedSelector | null {
  if (!isBounded(selector)) return null
  const isLive = readsLive(selector)
  const ofDocument = takeDocument(selector)
  const rest = String(selector).trim()
  // Beside the author's part stands the footer.
  if (/^[+~|]/.test(rest)) return null
  if (!ofDocument) return { text: `.${SCOPE} ${rest}`, isLive }
  return { text: `.${SCOPE}${/^[\s>]/.test(String(selector)) && rest !== '' ? ' ' : ''}${rest}`, isLive }
}

function isBounded(selector: Selector): boolean {
  let bounded = true
  selector.walk((node) => {
    if (isCostly(node)) bounded = false
  })
  return bounded
}

const COSTLY_PSEUDO = /^:(?:has|is|where|matches|any|host|slotted|part|scope)/i

function isCostly(node: Node): boolean {
  if (node.type === 'combinator') return /[~|]/.test(node.value)
  if (node.type === 'nesting') return true
  if (node.type !== 'pseudo') return false
  // `2n+1` reads like two tags and a combinator.
  if (/^:nth/i.test(node.value)) return /\bof\b/i.test(String(node))
  return (
    COSTLY_PSEUDO.test(node.value) ||
    node.nodes.some((inner) => inner.some(({ type }) => type === 'combinator'))
  )
}

function readsLive(selector: Selector): boolean {
  let live = false
  selector.walkPseudos((pseudo) => {
    if (!INLINED.test(pseudo.value) && pseudo.value.toLowerCase() !== ':root') live = true
  })
  return live
}

/** Takes `html`, `body` and `:root` off the front. */
function takeDocument(selector: Selector): boolean {
  let taken = false
  for (;;) {
    const first = selector.first as Node | undefined
    if (first === undefined) return taken
    const isDocument =
      (first.type === 'tag' && /^(?:html|body)$/i.test(first.value)) ||
      (first.type === 'pseudo' && first.value.toLowerCase() === ':root')
    const second = first.next()
    if (isDocument) {
      first.remove()
      taken = true
    } else if (
      taken &&
      first.type === 'combinator' &&
      /^[\s>]*$/.test(first.value) &&
      isDocumentTag(second)
    ) {
      first.remove()
    } else return taken
  }
}

function isDocumentTag(node: Node | undefined): boolean {
  return node?.type === 'tag' && /^(?:html|body)$/i.test(node.value)
}
