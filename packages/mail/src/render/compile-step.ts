import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { onFirstUse } from '@booster/contracts/on-first-use'
import { replaceShortcodes } from '@booster/engine/domain/shortcode'
import { escapeHtml } from '@booster/html'
import { type BodyNotes, createBodyNotes, noteLeftBraces } from './body-notes.ts'
import { bodyText as textOfBody } from './body-text.ts'
import { countCharacters } from './count-characters.ts'
import { fillText } from './fill-text.ts'
import { frameHtml } from './frame-html.ts'
import { layOutBody } from './lay-out-body.ts'
import {
  createSlotBook,
  type Slot,
  type SlotBook,
  type Template,
  textSlot,
  urlSlot,
} from './message-template.ts'
import { sanitiseBody } from './sanitise-body.ts'
import { stripControlCharacters } from './strip-control-characters.ts'
import { trackLinks } from './track-links.ts'

export type StepText = {
  readonly subject: string
  /** The line that inboxes show beside the subject; hidden in the mail itself. */
  readonly preheader?: string | undefined
  /** As the affiliate wrote it; sanitised here. */
  readonly bodyHtml: string
  /** Of the footer. Default `id`. */
  readonly language?: Language
  /** Wraps every http(s) link of the body by `links.wrapLink`. Default false. */
  readonly trackClicks?: boolean
}

/** A step version, ready to be filled for any number of leads. Not serialisable; keep it in memory. */
export type CompiledStep = {
  readonly subject: Template
  readonly html: Template
  /** Made when it is first asked for: only SMTP sends it. */
  readonly text: () => Template
  readonly language: Language
  /** Visible ones of the author's part: what makes a mail short. */
  readonly characters: number
}

/** Sanitises and finds the shortcodes: all that does not depend on the lead. */
export function compileStep(step: StepText): CompiledStep {
  return compileWithNotes(step).compiled
}

/** The same, with what was noticed on the way. Throws UnreadableBody where no mail can be made of it. */
export function compileWithNotes(step: StepText): {
  readonly compiled: CompiledStep
  readonly notes: BodyNotes
  /** The text part of the body alone. */
  readonly bodyText: () => Template
} {
  const book = createSlotBook()
  const notes = createBodyNotes()
  const language = step.language ?? 'id'
  const source = book.clean(step.bodyHtml)
  const marked = markBody(source, { book, notes })
  const text = onFirstUse(() => textOfBody(marked))
  const subject = markLine(step.subject, { book, notes })
  const preheader = escapeHtml(markLine(step.preheader ?? '', { book, notes }))
  const laid = layOutBody(source, { marked, notes })
  const body = step.trackClicks ? { ...laid, html: trackLinks(laid.html, book) } : laid
  const compiled = {
    language,
    characters: countCharacters(marked),
    subject: book.cut(subject, 'text'),
    html: book.cut(frameHtml({ body, subject: escapeHtml(subject), preheader, language, book }), 'html'),
    text: onFirstUse(() => book.cut(`${text()}\n\n${textFooter(language, book)}`, 'text')),
  }
  return { compiled, notes, bodyText: () => book.cut(text(), 'text') }
}

type Marking = { readonly book: SlotBook; readonly notes: BodyNotes }

/** Attributes that may hold shortcodes. */
const SLOT_OF = new Map([
  ...['href', 'src', 'background'].map((name) => [name, urlSlot] as const),
  ...['alt', 'title', 'aria-label'].map((name) => [name, textSlot] as const),
])

/** The sanitised body with slots: percent-encoded in URLs, escaped elsewhere, refused in styles. */
function markBody(bodyHtml: string, { book, notes }: Marking): string {
  const sanitised = sanitiseBody(bodyHtml, notes, ({ name, value }) => {
    if (!/[{}]|%7B/i.test(value)) return value
    const slotOf = SLOT_OF.get(name)
    if (slotOf === undefined) {
      const rest = replaceShortcodes(value, ({ name: shortcode }) => {
        notes.brokenShortcodes.add(`${name}="{{${shortcode}}}"`)
        return ''
      })
      noteLeftBraces(notes, rest)
      return rest
    }
    const filled = replaceShortcodes(value, (use) => book.mark(slotOf(use)))
    noteLeftBraces(notes, slotOf === urlSlot ? decodeDoubleBraces(filled) : filled)
    return filled
  })
  return fillText(sanitised, {
    put: (use) => book.mark(textSlot(use)),
    seeRest: (line) => noteLeftBraces(notes, line),
  })
}

/** Encoded braces mean a shortcode where two open; in other addresses they are data, such as JSON. */
function decodeDoubleBraces(address: string): string {
  const decoded = address.replace(/%7B/gi, '{').replace(/%7D/gi, '}')
  return decoded.includes('{{') ? decoded : address
}

/** Plain text of one line with slots. */
function markLine(plain: string, { book, notes }: Marking): string {
  const marked = replaceShortcodes(stripControlCharacters(book.clean(plain)), (use) =>
    book.mark(textSlot(use)),
  )
  noteLeftBraces(notes, marked)
  return marked
}

/** Mail programs fold what follows; the blank belongs to it. */
const SIGNATURE = '-- '

function textFooter(language: Language, book: SlotBook): string {
  const words = messagesIn(language).mail
  const affiliate = book.mark(textSlot({ name: 'affiliate', fallback: '' }))
  const contact = book.mark({ html: (values) => values.contact, text: (values) => values.contact })
  const line: Slot = ({ postal }) => (postal === '' ? '' : `${postal}\n`)
  const postal = book.mark({ html: line, text: line })
  const unsubscribe = book.mark({
    html: (values) => values.unsubscribe,
    text: (values) => values.unsubscribe,
  })
  return [
    SIGNATURE,
    `${words.whyBefore}${affiliate}${words.whyAfter}`,
    `${postal}${words.contact}: ${contact}`,
    `${words.unsubscribe}: ${unsubscribe}`,
  ].join('\n')
}
