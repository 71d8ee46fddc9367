import { z } from 'zod'

/** What is wrong with the steps of a draft. An error keeps it from being published; a warning does not. */
export const DRAFT_CHECKS = {
  NO_STEPS: 'error',
  SUBJECT_EMPTY: 'error',
  BODY_EMPTY: 'error',
  /** `detail`: the names. */
  SHORTCODE_UNKNOWN: 'error',
  /** A brace of a shortcode would reach the reader. `detail`: the broken pieces. */
  SHORTCODE_BROKEN: 'error',
  /** Shorter than the delay of the step before. */
  DELAY_DECREASES: 'error',
  /** Nested too deeply, or nothing that can be sent. */
  BODY_UNREADABLE: 'error',
  /** Inboxes cut it. `detail`: its length. */
  SUBJECT_LONG: 'warning',
  PREHEADER_EMPTY: 'warning',
  /** A link that leads nowhere: `www.toko.id` without https://, or no target. `detail`: the targets. */
  LINK_WITHOUT_SCHEME: 'warning',
  /** Tags, attributes and styles that the mail will not have. `detail`: their names. */
  MARKUP_DROPPED: 'warning',
  /** Pictures without a web address: inside the text, on a disk, or still to be named. `detail`: how many. */
  IMAGE_DROPPED: 'warning',
  /** Mail programs and pages with https do not load pictures by http. `detail`: their hosts. */
  IMAGE_INSECURE: 'warning',
  /** `detail`: how many. */
  IMAGE_WITHOUT_ALT: 'warning',
  /** Over 100 kB mail programs cut the mail. `detail`: its size in kB. */
  SIZE_OVER_LIMIT: 'warning',
  /** What spam filters look for. `detail`: the words. */
  SPAM_WORDS: 'warning',
  SUBJECT_SHOUTS: 'warning',
  /** Filters distrust addresses whose target is hidden. `detail`: the hosts. */
  LINK_SHORTENED: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type DraftCheckKind = keyof typeof DRAFT_CHECKS
export const DRAFT_CHECK_KINDS = Object.keys(DRAFT_CHECKS) as [DraftCheckKind, ...DraftCheckKind[]]

/** One finding about a draft. */
export const draftCheck = z.object({
  kind: z.enum(DRAFT_CHECK_KINDS),
  level: z.enum(['error', 'warning']),
  /** Place of the step, from 0; null: the whole sequence. */
  step: z.int().nullable(),
  /** At most 10 names, words or figures. */
  detail: z.array(z.string()),
})
export type DraftCheck = z.infer<typeof draftCheck>
