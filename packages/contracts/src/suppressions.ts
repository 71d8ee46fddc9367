import { LIFTABLE_REASONS } from '@booster/engine/domain/delivery-event'
import { z } from 'zod'
import { id, isoTime, line } from './wire/fields.ts'
import { emailAddress } from './wire/person-fields.ts'

const liftableReason = z.enum(LIFTABLE_REASONS)

/** What a provider said, without the address and the numbers that differ from mail to mail; empty: it said nothing. */
const words = z.string().max(200)

/** Addresses that are not mailed for the same reason. */
const suppressionGroup = z.object({
  reason: liftableReason,
  words,
  addresses: z.int(),
  affiliates: z.int(),
  firstAt: isoTime,
  lastAt: isoTime,
})
export type SuppressionGroup = z.infer<typeof suppressionGroup>

/** The latest first. */
export const suppressionGroups = z.object({ groups: z.array(suppressionGroup) })

export const liftInput = z.strictObject({
  reason: liftableReason,
  words,
  /** Why the suppression was wrong; kept in the audit log. */
  note: line(3, 300),
  /** Where the portion before ended. */
  after: z.strictObject({ affiliateId: id, leadId: id }).nullish(),
})

/** One address, of whichever affiliate's leads. */
export const liftAddressInput = z.strictObject({ email: emailAddress, note: line(3, 300) })

/** One portion of leads. The action is over when `next` is null. */
export const liftedPortion = z.object({
  lifted: z.int(),
  /** E-mails that wait again. */
  mails: z.int(),
  /** E-mails that the credit of their affiliate does not cover; they can be retried after a top-up. */
  unfunded: z.int(),
  /** Leads that stay as they are: they unsubscribed or complained besides. */
  kept: z.int(),
  next: z.object({ affiliateId: id, leadId: id }).nullable(),
})
export const liftedAddress = liftedPortion.omit({ next: true })
export type LiftedPortion = z.infer<typeof liftedPortion>
