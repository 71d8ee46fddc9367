import { z } from 'zod'
import type { DraftCheckKind } from '../automations/draft-checks.ts'
import { LANGUAGES } from '../messages/messages.ts'
import { errorCode } from '../wire/fields.ts'
import { MAIL_ROADS } from './mail-roads.ts'

/** What can be found about the way mails leave, and how bad it is. */
export const SETUP_FINDINGS = {
  /** The name servers gave no answer in time. */
  DNS_SILENT: 'unknown',
  /** `.test`, `.example` and others that nobody can own (RFC 2606). */
  DOMAIN_RESERVED: 'wrong',

  SPF_MISSING: 'wrong',
  /** More than one record counts as none (RFC 7208). */
  SPF_SEVERAL: 'wrong',
  /** `detail`: the word that nobody understands. */
  SPF_BROKEN: 'wrong',
  /** More than 10, so that receivers give up. */
  SPF_TOO_MANY_LOOKUPS: 'wrong',
  SPF_ALLOWS_ALL: 'wrong',
  /** Nothing is said about other servers. */
  SPF_OPEN_END: 'note',
  /** `detail`: the addresses of our mail server that the record does not name. */
  SPF_SERVER_NOT_LISTED: 'wrong',
  /** Only who runs the mail server knows which addresses it sends from. `detail`: its host. */
  SPF_ASK_PROVIDER: 'unknown',
  /** The mail server runs beside this program, and the addresses it sends from are not known here. */
  SPF_ASK_MACHINE: 'unknown',

  DKIM_MISSING: 'wrong',
  DKIM_SEVERAL: 'wrong',
  DKIM_OTHER_KEY: 'wrong',
  /** `detail`: its bits. */
  DKIM_KEY_SHORT: 'note',
  /** Whoever runs the mail server signs, under a name that is not known here. `detail`: its host. */
  DKIM_ASK_PROVIDER: 'unknown',

  DMARC_MISSING: 'wrong',
  DMARC_SEVERAL: 'wrong',
  DMARC_BROKEN: 'wrong',
  /** The record of a domain above. `detail`: that domain. */
  DMARC_INHERITED: 'note',
  /** `p=none`: a forged mail is still delivered. */
  DMARC_OBSERVES: 'note',
  DMARC_WITHOUT_REPORTS: 'note',
  /** The signature bears the domain that readers see. */
  ALIGNED_BY_DKIM: 'right',
  ALIGNED_BY_SPF: 'right',
  /** `detail`: the domain of the envelope sender. */
  SPF_NOT_ALIGNED: 'note',
  /** Neither by what we do; whoever runs the mail server may sign. `detail`: as above. */
  NOT_ALIGNED: 'unknown',
  ALIGNMENT_ASK_PROVIDER: 'unknown',

  MX_MISSING: 'wrong',
  /** `MX 0 .`: the domain takes no mail (RFC 7505). */
  MX_REFUSES: 'wrong',
  /** Bounces come back to the sender, where nothing reads them. */
  BOUNCES_UNREAD: 'note',

  ADDRESS_LOCAL: 'wrong',
  HTTPS_MISSING: 'wrong',
  /** `detail`: why, e.g. `CERT_HAS_EXPIRED`. */
  CERTIFICATE_INVALID: 'wrong',
  /** `detail`: the day it ends. */
  CERTIFICATE_ENDS_SOON: 'note',
  /** From here; `detail`: why, e.g. `ECONNREFUSED`. */
  ADDRESS_UNREACHABLE: 'unknown',
} as const satisfies Record<string, SetupLevel>

/** From best to worst. */
export const SETUP_LEVELS = ['right', 'note', 'unknown', 'wrong'] as const
export type SetupLevel = (typeof SETUP_LEVELS)[number]
export type SetupFindingCode = keyof typeof SETUP_FINDINGS
const CODES = Object.keys(SETUP_FINDINGS) as [SetupFindingCode, ...SetupFindingCode[]]

const setupFinding = z.object({
  code: z.enum(CODES),
  level: z.enum(SETUP_LEVELS),
  detail: z.array(z.string()),
})
export type SetupFinding = z.infer<typeof setupFinding>

/** One thing that receivers look at before they trust a mail. */
const setupRecord = z.object({
  kind: z.enum(['spf', 'dkim', 'dmarc', 'mx', 'public-url']),
  /** The name in DNS, or the address; null: not known here. */
  host: z.string().nullable(),
  /** The worst level of its findings; `right` without any. */
  level: z.enum(SETUP_LEVELS),
  findings: z.array(setupFinding),
  /** What is there now. */
  found: z.array(z.string()),
  /** The value to paste at `host`; null: nothing to change, or somebody else has to say it. */
  wanted: z.string().nullable(),
})
export type SetupRecord = z.infer<typeof setupRecord>

/** Of our checks, those that spam filters have rules like. */
export const FILTER_RULES = [
  'SPAM_WORDS',
  'SUBJECT_SHOUTS',
  'LINK_SHORTENED',
  'IMAGE_WITHOUT_ALT',
  'SIZE_OVER_LIMIT',
] as const satisfies readonly DraftCheckKind[]
export type FilterRule = (typeof FILTER_RULES)[number]

export const setupCheck = z.object({
  /** `sandbox`: no mail leaves, and nothing is looked up. */
  provider: z.enum(['sandbox', 'mailketing', 'smtp']),
  /** The address that readers see. */
  from: z.string(),
  records: z.array(setupRecord),
  /** The test mail, by our own rules of thumb; they are no filter. */
  testMail: z.object({
    subject: z.string(),
    rules: z.array(z.object({ rule: z.enum(FILTER_RULES), holds: z.boolean(), detail: z.array(z.string()) })),
  }),
})
export type SetupCheck = z.infer<typeof setupCheck>

/** To the caller's own address; no credit, no job, no tracking. */
export const setupTestResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), to: z.string() }),
  /** `answer`: what the provider or the mail server said, or why there is none. */
  z.object({ kind: z.enum(['not-sent', 'unconfirmed']), code: errorCode, answer: z.string() }),
])
export type SetupTestResult = z.infer<typeof setupTestResult>

const language = z.enum(LANGUAGES).optional()

/** The language of the test mail; by default the reader's. */
export const setupInput = z.strictObject({ language }).nullish()

/** `road`: of mails of the system; by default the test leaves as mails to leads do. */
export const setupTestInput = z.strictObject({ language, road: z.enum(MAIL_ROADS).optional() }).nullish()
