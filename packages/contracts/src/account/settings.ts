import { z } from 'zod'
import { lowCreditMark, mutedNotices } from '../notices/notices.ts'
import { id, isoTime, line } from '../wire/fields.ts'
import { emailAddress } from '../wire/person-fields.ts'
import { language, timeZone } from '../wire/preferences.ts'

/** Characters; the CHECK of the table holds the same. */
export const POSTAL_ADDRESS_AT_MOST = 200

/** What an affiliate may set, as it stands. */
export const settings = z.object({
  timeZone,
  /** Who mails come from. */
  senderName: z.string(),
  /** Null: answers go to nobody. */
  replyTo: z.string().nullable(),
  /** Where the affiliate gets post; in the footer of mails. */
  postalAddress: z.string().nullable(),
  /** Muted notices, each with its channel. */
  mutedNotices,
  /** At or below so many credits they are low; null: by the rule for everybody. */
  lowCreditMark,
  /** What the provider in use does with it. */
  sender: z.object({
    /** The address every mail leaves from. */
    fromEmail: z.string(),
    /** False: the provider carries no reply address, so answers go to `fromEmail`. */
    carriesReplyTo: z.boolean(),
  }),
  /** The address that this person signs in with. */
  ownEmail: z.string(),
})
export type Settings = z.infer<typeof settings>

/** Some of the settings; what is left out stays. */
export const settingsUpdateInput = z
  .strictObject({
    timeZone,
    senderName: line(1, 100),
    /** Only the address of the account: others would have to be proven first. */
    replyTo: emailAddress.nullable(),
    postalAddress: line(1, POSTAL_ADDRESS_AT_MOST).nullable(),
    mutedNotices,
    lowCreditMark,
  })
  .partial()
export type SettingsUpdate = z.infer<typeof settingsUpdateInput>

export const languageInput = z.strictObject({ language })
export const languageAnswer = z.object({ language })

/** Where somebody is signed in. */
export const sessionRow = z.object({
  id,
  /** Null: the browser does not say, or says something we do not know. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  ip: z.string().nullable(),
  signedInAt: isoTime,
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionRow = z.infer<typeof sessionRow>
export const sessionList = z.object({ sessions: z.array(sessionRow) })
export const sessionEndInput = z.strictObject({ id })
export const sessionsEnded = z.object({ ended: z.int() })
