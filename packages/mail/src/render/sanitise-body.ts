import { createRequire } from 'node:module'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type sanitizeHtml from 'sanitize-html'
import type { BodyNotes } from './body-notes.ts'
import { readAttribute } from './read-attribute.ts'
import { UnreadableBody } from './unreadable-body.ts'

const require = createRequire(import.meta.url)
const sanitiser = onFirstUse<typeof sanitizeHtml>(() => require('sanitize-html'))

/** Nested deeper, a body is refused: later steps recurse, and no mail program shows it. */
export const DEPTH_MOST = 100

const TAGS =
  `a abbr address article b blockquote br caption center code col colgroup dd del div dl dt em figcaption
  figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins li main mark ol p pre s section small span strike strong sub
  sup table tbody td tfoot th thead tr u ul`.split(/\s+/)

/** Elements that go together with their text, which is no text of the mail. */
const WITHOUT_TEXT =
  `script style textarea option xmp title noscript xml iframe object svg math template audio video
  canvas noembed noframes applet datalist select meter progress`.split(/\s+/)

/** Tags whose absence changes nothing that a reader sees. */
const SILENT = new Set(
  'html head body meta title base style tbody nav aside label xml wbr font picture source'.split(' '),
)

const ALLOWED = new Set(TAGS)
const GONE = new Set(WITHOUT_TEXT)

const LAYOUT = 'align valign width height bgcolor border cellpadding cellspacing background'.split(' ')

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  nonTextTags: WITHOUT_TEXT,
  allowedAttributes: {
    '*': ['style', 'class', 'id', 'dir', 'lang', 'title', 'role', 'aria-hidden', 'aria-label', ...LAYOUT],
    a: ['href', 'name', 'target', 'rel'],
    img: ['src', 'alt'],
    font: ['color', 'face', 'size'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'type'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms', 'whatsapp'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'background'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && attribs['src'] === undefined,
}

/** Puts slots into one attribute; undefined removes it. */
export type FillAttribute = (attribute: {
  readonly name: string
  readonly value: string
}) => string | undefined

/**
 * Body HTML without scripts, forms, frames, handlers and foreign schemes, its tags balanced. Each attribute goes
 * through `fill`. Throws UnreadableBody where tags are nested too deeply.
 */
export function sanitiseBody(bodyHtml: string, notes: BodyNotes, fill: FillAttribute): string {
  let depth = 0
  /** Where the outermost element that goes with its contents began. */
  let goneFrom = 0
  const once = sanitiser()(bodyHtml, {
    ...OPTIONS,
    onOpenTag: (tag) => {
      depth += 1
      if (depth > DEPTH_MOST) throw new UnreadableBody(`its tags are nested more than ${DEPTH_MOST} deep`)
      if (goneFrom === 0 && isMissed(tag)) notes.dropped.add(`<${tag}>`)
      if (goneFrom === 0 && GONE.has(tag)) goneFrom = depth
    },
    onCloseTag: () => {
      if (goneFrom === depth) goneFrom = 0
      depth -= 1
    },
    transformTags: {
      '*': (tagName, attributes) => {
        const attribs: Record<string, string> = {}
        for (const [name, value] of Object.entries(attributes)) {
          const read = readAttribute({ tag: tagName, name, value }, notes)
          const filled = read === undefined ? undefined : fill({ name, value: read })
          if (filled !== undefined) attribs[name] = filled
        }
        if (tagName === 'img') noteImage(attribs, notes)
        return { tagName, attribs }
      },
    },
  })
  return cleanAgain(once)
}

const PASSES_MOST = 3

/**
 * The same sieve over sanitised HTML with slots, until nothing changes: a tag that is taken out can leave a paragraph
 * open around blocks, and what another library made of the HTML is not trusted to be as clean as it was.
 */
export function cleanAgain(sanitised: string): string {
  let before = sanitised
  for (let pass = 0; pass < PASSES_MOST; pass += 1) {
    const after = sanitiser()(before, OPTIONS)
    if (after === before) return after
    before = after
  }
  return before
}

/** What Word and Outlook add under names of their own (`o:p`) shows nowhere else. */
function isMissed(tag: string): boolean {
  return !ALLOWED.has(tag) && !SILENT.has(tag) && !tag.includes(':')
}

function noteImage(attribs: Readonly<Record<string, string>>, notes: BodyNotes): void {
  if (attribs['src'] === undefined) {
    notes.droppedImages += 1
    return
  }
  notes.images += 1
  const isPixel = attribs['width'] === '1' || attribs['height'] === '1'
  if (attribs['alt'] === undefined && !isPixel) notes.imagesWithoutAlt += 1
}
