import { z } from 'zod'

/**
 * The ways by which mails of the system leave: SYSTEM_SMTP_URL, SMTP_URL, Mailketing (in whose place the sandbox
 * stands).
 */
export const MAIL_ROADS = ['system', 'smtp', 'mailketing'] as const
export type MailRoad = (typeof MAIL_ROADS)[number]

export const mailRoads = z.array(
  z.object({
    road: z.enum(MAIL_ROADS),
    /** The sender of its mails. */
    from: z.string(),
    /** Of the mail server or of the provider's interface. */
    host: z.string(),
    /** Mails to leads leave by it as well. */
    isForLeads: z.boolean(),
  }),
)
/** In the order in which they are tried. */
export type MailRoads = z.infer<typeof mailRoads>
