import {
  DRAFT_CHECKS,
  type DraftCheck,
  type DraftCheckKind,
} from '@booster/contracts/automations/draft-checks'
import type { Language } from '@booster/contracts/messages/messages'
import type { BodyNotes } from '../render/body-notes.ts'
import { type CompiledStep, compileWithNotes } from '../render/compile-step.ts'
import { renderMessage } from '../render/render-message.ts'
import { UnreadableBody } from '../render/unreadable-body.ts'
import { isShortenerHost } from './is-shortener-host.ts'
import { SAMPLE_MESSAGE } from './sample-message.ts'
import { isShouting, listSpamWords } from './spam-words.ts'

export type CheckedText = {
  readonly emailSubject: string
  readonly preheader: string
  readonly emailBody: string
}

/** About this many characters of a subject are shown by inboxes on a desktop. */
export const SUBJECT_HINT = 60
/** Gmail cuts the HTML of a mail here. */
export const SIZE_LIMIT_BYTES = 102_400
const DETAILS_MOST = 10
const DETAIL_CHARACTERS = 60
/** Letters, digits and signs, but not the fillers among them, which nobody sees. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u

/** What was found, with its details. */
type Found = Partial<Record<DraftCheckKind, readonly string[]>>

/**
 * What is wrong with one step, errors first, judged on the mail that is made of it for a lead with a value for every
 * shortcode. The size is that of its HTML before links are tracked.
 * @param place of the step in its sequence, from 0
 */
export function checkStep(step: CheckedText, place = 0): DraftCheck[] {
  return compileChecked(step, place).checks
}

/** The same, with the mail that was judged, so that a preview does not make it again. Null: none can be made. */
export function compileChecked(
  step: CheckedText,
  place = 0,
  language: Language = 'id',
): { readonly checks: DraftCheck[]; readonly compiled: CompiledStep | null } {
  const { emailSubject: subject, preheader, emailBody: bodyHtml } = step
  const made = tryCompile({ subject, preheader, bodyHtml, language })
  const found = { ...findInEnvelope(step), ...findInMail(made) }
  const checks = KINDS.flatMap((kind) => {
    const detail = found[kind]
    return detail === undefined ? [] : [draftCheckOf(kind, place, detail)]
  })
  return { checks, compiled: made?.compiled ?? null }
}

export function draftCheckOf(
  kind: DraftCheckKind,
  step: number | null,
  detail: readonly string[] = [],
): DraftCheck {
  return {
    kind,
    level: DRAFT_CHECKS[kind],
    step,
    detail: detail.slice(0, DETAILS_MOST).map((text) => [...text].slice(0, DETAIL_CHARACTERS).join('')),
  }
}

const KINDS = Object.keys(DRAFT_CHECKS) as DraftCheckKind[]

function findInEnvelope({ emailSubject, preheader }: CheckedText): Found {
  return {
    ...(VISIBLE.test(emailSubject) ? {} : { SUBJECT_EMPTY: [] }),
    ...(VISIBLE.test(preheader) ? {} : { PREHEADER_EMPTY: [] }),
    ...(isShouting(emailSubject) ? { SUBJECT_SHOUTS: [] } : {}),
  }
}

function findInMail(made: ReturnType<typeof compileWithNotes> | null): Found {
  if (made === null) return { BODY_UNREADABLE: [] }
  const { compiled, notes } = made
  const bodyText = made.bodyText()
  const { subject, html } = renderMessage(compiled, SAMPLE_MESSAGE)
  const words = bodyText.pieces.join(' ')
  const length = [...subject].length
  const bytes = Buffer.byteLength(html)
  const spam = listSpamWords(`${subject}\n${words}`)
  const isEmpty = notes.images === 0 && bodyText.slots.length === 0 && !VISIBLE.test(words)
  return {
    ...findInNotes(notes),
    ...(isEmpty ? { BODY_EMPTY: [] } : {}),
    ...(length > SUBJECT_HINT ? { SUBJECT_LONG: [String(length)] } : {}),
    ...(bytes > SIZE_LIMIT_BYTES ? { SIZE_OVER_LIMIT: [String(Math.ceil(bytes / 1_024))] } : {}),
    ...(spam.length > 0 ? { SPAM_WORDS: spam } : {}),
  }
}

function findInNotes(notes: BodyNotes): Found {
  const lists: Found = {
    SHORTCODE_UNKNOWN: [...notes.unknownShortcodes],
    SHORTCODE_BROKEN: [...notes.brokenShortcodes],
    LINK_WITHOUT_SCHEME: [...notes.linksWithoutScheme],
    MARKUP_DROPPED: [...notes.dropped],
    IMAGE_INSECURE: [...notes.insecureImageHosts],
    LINK_SHORTENED: [...notes.linkHosts].filter(isShortenerHost),
  }
  return {
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(notes.droppedImages > 0 ? { IMAGE_DROPPED: [String(notes.droppedImages)] } : {}),
    ...(notes.imagesWithoutAlt > 0 ? { IMAGE_WITHOUT_ALT: [String(notes.imagesWithoutAlt)] } : {}),
  }
}

/** Null where no mail can be made of it. */
function tryCompile(
  step: Parameters<typeof compileWithNotes>[0],
): ReturnType<typeof compileWithNotes> | null {
  try {
    return compileWithNotes(step)
  } catch (error) {
    if (error instanceof UnreadableBody) return null
    throw error
  }
}
