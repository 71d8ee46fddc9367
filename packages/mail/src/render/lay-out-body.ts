import { escapeHtml } from '@booster/html'
import { type CssRule, cleanCss } from '../styles/clean-css.ts'
import { inlineCss } from '../styles/inline-css.ts'
import { readDocument } from '../styles/read-document.ts'
import { SCOPE } from '../styles/scope-selector.ts'
import type { BodyNotes } from './body-notes.ts'
import { cleanAgain, sanitiseBody } from './sanitise-body.ts'

/** The author's part of a mail. */
export type LaidOutBody = {
  readonly html: string
  /** Style elements for the head of the mail. */
  readonly head: string
  /** True: a whole document was pasted, which brings its own margins, type and background. */
  readonly isDocument: boolean
  /** Colour around the author's part; empty: the mail program's. */
  readonly background: string
}

const SHORTCODE_IN_CSS = /\{\{[^{}]*\}\}/g
const BACKGROUND = /background(?:-color)?:\s*(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]+\)|[a-z]+)(?=\s*[;"!])/gi

/**
 * Gives the sanitised body what its document said about it: style blocks become style attributes, and what attributes
 * cannot say goes to the head; the body tag becomes an element around it.
 * @param source as it was pasted
 */
export function layOutBody(
  source: string,
  { marked, notes }: { readonly marked: string; readonly notes: BodyNotes },
): LaidOutBody {
  const document = readDocument(source)
  if (document.isForOutlook) notes.dropped.add('[if mso]')
  if (document.css === '' && document.body === null) {
    return { html: `<div>${marked}</div>`, head: '', isDocument: false, background: '' }
  }
  const dropped = (name: string) => notes.dropped.add(name)
  const { inline, head, fonts } = cleanCss(withoutShortcodes(document.css, notes), dropped)
  const opening = openingTag(document.body ?? {}, notes)
  const html = cleanAgain(inlineCss(`${opening}${marked}</div>`, [...colourOf(document.body), ...inline]))
  const blocks = [head, fonts].filter((css) => css !== '' && !css.includes('<'))
  return {
    html,
    head: blocks.map((css) => `<style>${css}</style>`).join(''),
    isDocument: document.body !== null,
    background: backgroundOf(/^<div[^>]*>/.exec(html)?.[0] ?? ''),
  }
}

/** The last one counts. */
function backgroundOf(tag: string): string {
  return [...tag.matchAll(BACKGROUND)].at(-1)?.[1] ?? ''
}

/** The `bgcolor` of the body tag, below all that its styles say. */
function colourOf(body: Readonly<Record<string, string>> | null): CssRule[] {
  const { bgcolor = '' } = body ?? {}
  if (!/^#?[0-9a-z]{3,20}$/i.test(bgcolor)) return []
  const color = /^[0-9a-f]{6}$/i.test(bgcolor) ? `#${bgcolor}` : bgcolor
  return [{ selectors: [`.${SCOPE}`], declarations: [`background-color:${color}`] }]
}

/** Nobody fills them in there. */
function withoutShortcodes(css: string, notes: BodyNotes): string {
  return css.replace(SHORTCODE_IN_CSS, (shortcode) => {
    notes.brokenShortcodes.add(`<style> ${shortcode}`)
    return ''
  })
}

/** An element with what the body tag said, through the same sieve as the body. */
function openingTag(body: Readonly<Record<string, string>>, notes: BodyNotes): string {
  const attributes = Object.entries({
    class: `${SCOPE} ${body['class'] ?? ''}`.trim(),
    ...Object.fromEntries(['style', 'id', 'dir', 'lang'].map((name) => [name, body[name] ?? ''])),
  })
  const tag = attributes
    .map(([name, value]) => (value === '' ? '' : ` ${name}="${escapeHtml(value)}"`))
    .join('')
  const sanitised = sanitiseBody(`<div${tag}></div>`, notes, ({ value }) => value.replace(/[{}]/g, ''))
  return sanitised.slice(0, -'</div>'.length)
}
