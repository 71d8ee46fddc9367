import { compileChecked } from '@booster/mail/check/check-step'
import { createBodyNotes } from '@booster/mail/render/body-notes'
import { renderMessage } from '@booster/mail/render/render-message'
import { sanitiseBody } from '@booster/mail/render/sanitise-body'
import { readPage } from './read-page.ts'
import type { GeneratedBody } from './write-body.ts'

/** The rules that every body has to keep. */
export const BODY_RULES = {
  'no-brace': 'No brace of a shortcode reaches a reader, unless publishing was refused for it.',
  'broken-refused':
    'A shortcode that is not filled in is an error of the checks, and one that is filled in is none.',
  'removed-is-gone': 'No text of a removed element is in the mail or in its text part.',
  'every-word-once':
    'What a reader sees in the mail stands in the text part, in the same order, each word once.',
  'words-apart': 'Words that stand apart in the mail stand apart in the text part.',
  'cleaned-once': 'Cleaning a cleaned body changes nothing.',
  'no-script': 'Nothing in the mail can run a script, load a page or send a form.',
} as const
export type BodyRule = keyof typeof BODY_RULES

export type Breach = { readonly rule: BodyRule; readonly detail: string }

/** What is made of a body: the mail and what the checks said about it. Null: refused as unreadable. */
export type MadeMail = {
  readonly html: string
  readonly text: string
  readonly errors: readonly string[]
} | null

const MESSAGE = {
  messageRef: '00000000-0000-4000-8000-000000000000',
  lead: { nama: 'Siti Rahma', email: 'siti@leads.test', whatsapp: '+6281234567890' },
  affiliate: 'Budi Santoso',
  contact: 'budi@affiliates.test',
  links: { unsubscribeUrl: 'https://booster.test/u/x' },
}

export function makeMail(html: string): MadeMail {
  const { checks, compiled } = compileChecked({ emailSubject: 'Halo', preheader: 'Hai', emailBody: html })
  if (compiled === null) return null
  const message = renderMessage(compiled, MESSAGE)
  const errors = checks.filter(({ level }) => level === 'error').map(({ kind }) => kind)
  return { html: message.html, text: message.text(), errors }
}

/** Which rules the mail breaks that was made of this body. */
export function judgeBody(body: GeneratedBody, made: MadeMail): Breach[] {
  if (made === null)
    return body.hand === 'broken' ? [] : [{ rule: 'every-word-once', detail: 'refused as unreadable' }]
  const page = readPage(made.html)
  return [
    ...judgeBraces(body, made, page.text),
    ...judgeGone(body, made, page.text),
    ...judgeWords(body, made, page.text),
    ...judgeCleaning(body),
    ...page.dangers.map((detail) => ({ rule: 'no-script' as const, detail })),
  ]
}

const BRACES = /\{\{|\}\}|\{\s*(?:nama|email|whatsapp|affiliate)|(?:nama|email|whatsapp|affiliate)\s*\}/i

function judgeBraces(body: GeneratedBody, made: NonNullable<MadeMail>, seen: string): Breach[] {
  const isRefused = made.errors.some((kind) => kind.startsWith('SHORTCODE_'))
  const breaches: Breach[] = []
  const left = BRACES.exec(seen) ?? BRACES.exec(made.text)
  if (left !== null && !isRefused) breaches.push({ rule: 'no-brace', detail: around(left.input, left.index) })
  if (body.hand !== 'broken' && isRefused !== body.hasBrokenShortcode)
    breaches.push({ rule: 'broken-refused', detail: made.errors.join(' ') || 'not refused' })
  return breaches
}

function judgeGone({ hand, html, gone }: GeneratedBody, made: NonNullable<MadeMail>, seen: string): Breach[] {
  // Where a tag or a quote was cut in two, what it held can be text or an attribute by the standard.
  const asText = hand === 'broken' ? readPage(html).text : ''
  const mail = hand === 'broken' ? seen : made.html
  return gone
    .filter((word) => !asText.includes(word) && (mail.includes(word) || made.text.includes(word)))
    .map((detail) => ({ rule: 'removed-is-gone', detail }))
}

const WORD = /kata\d+x/g
const APART = /(?<![\p{L}\p{N}])kata\d+x(?![\p{L}\p{N}])/gu

function judgeWords({ html, visible }: GeneratedBody, made: NonNullable<MadeMail>, seen: string): Breach[] {
  const inMail = seen.match(WORD) ?? []
  const inText = made.text.match(WORD) ?? []
  if (visible === null) return judgeWholeWords(html, { inMail, inText })
  const breaches: Breach[] = []
  if (visible.join() !== inMail.join() || visible.join() !== inText.join()) {
    const detail = `written ${visible.join(' ')}; mail ${inMail.join(' ')}; text ${inText.join(' ')}`
    breaches.push({ rule: 'every-word-once', detail })
  }
  if ((made.text.match(APART) ?? []).length !== inText.length)
    breaches.push({ rule: 'words-apart', detail: made.text })
  return breaches
}

/** Of broken markup: words that are text by the standard and were not cut. Browsers move text out of a table, so that the order differs. */
function judgeWholeWords(
  html: string,
  { inMail, inText }: { readonly inMail: readonly string[]; readonly inText: readonly string[] },
): Breach[] {
  const written = new Set(readPage(html).text.match(WORD) ?? [])
  const [mail, text] = [inMail, inText].map((words) =>
    [...new Set(words)]
      .filter((one) => html.includes(one) && written.has(one))
      .toSorted()
      .join(' '),
  )
  return mail === text ? [] : [{ rule: 'every-word-once', detail: `mail ${mail}; text ${text}` }]
}

function judgeCleaning({ html }: GeneratedBody): Breach[] {
  const once = clean(html)
  const twice = clean(once)
  if (once === twice) return []
  const at = [...once].findIndex((character, index) => character !== twice[index])
  return [{ rule: 'cleaned-once', detail: `${around(once, at)} became ${around(twice, at)}` }]
}

function clean(html: string): string {
  return sanitiseBody(html, createBodyNotes(), ({ value }) => value)
}

function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))
}
