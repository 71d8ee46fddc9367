import { createRequire } from 'node:module'
import { onFirstUse } from '@booster/contracts/on-first-use'

const require = createRequire(import.meta.url)
const htmlParser = onFirstUse<typeof import('htmlparser2')>(() => require('htmlparser2'))

/** What a whole document says outside of its content. */
export type DocumentHead = {
  /** Its style blocks in order, those with a `media` attribute wrapped. */
  readonly css: string
  /** Attributes of its `<body>`; null: it has none. */
  readonly body: Readonly<Record<string, string>> | null
  /** Text for Outlook on Windows only, which the mail does not have. */
  readonly isForOutlook: boolean
}

const NOTHING: DocumentHead = { css: '', body: null, isForOutlook: false }

/** The style blocks and the body tag of what somebody pasted. */
export function readDocument(bodyHtml: string): DocumentHead {
  const isForOutlook = /<!--\s*\[if/i.test(bodyHtml)
  if (!/<(?:style|body)\b/i.test(bodyHtml)) return { ...NOTHING, isForOutlook }
  const css: string[] = []
  let body: Record<string, string> | null = null
  let media: string | null = null
  const { Parser } = htmlParser()
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'style') media = attributes['media'] ?? ''
      if (name === 'body') body ??= attributes
    },
    ontext(text) {
      if (media !== null) css.push(inMedia(text, media))
    },
    onclosetag(name) {
      if (name === 'style') media = null
    },
  })
  parser.write(bodyHtml)
  parser.end()
  // Word wraps its styles in an HTML comment, which CSS allows.
  return { css: css.join('\n').replace(/<!--|-->/g, ' '), body, isForOutlook }
}

function inMedia(css: string, media: string): string {
  return /^\s*(?:all|screen)?\s*$/i.test(media) || !/^[\w\s:(),.-]+$/.test(media)
    ? css
    : `@media ${media}{${css}}`
}
