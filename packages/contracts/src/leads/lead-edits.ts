import { ENTRY_BLOCKS } from '@booster/engine/domain/lead'
import { z } from 'zod'
import { id, line, text } from '../wire/fields.ts'
import { emailAddress, personName } from '../wire/person-fields.ts'
import { whatsappNumber } from '../wire/whatsapp-field.ts'
import { leadTags } from './lead-tag.ts'
import { leadStatus } from './leads.ts'

export const LEAD_NOTES_MAX_LENGTH = 5_000

const notes = z.string().trim().pipe(text(0, LEAD_NOTES_MAX_LENGTH))

/** Who adds a lead declares what the person agreed to, and where. */
export const declaredConsent = z.strictObject({ text: line(1, 2_000), source: line(1, 200) })

/** For servers: the number plans weigh more than a whole screen. */
/** Body of `POST /api/affiliate/leads`. */
export const restLeadAddInput = z.strictObject({
  name: personName,
  email: emailAddress,
  whatsapp: whatsappNumber.nullish(),
  tags: leadTags.default([]),
  status: leadStatus.default('new'),
  notes: notes.default(''),
  consent: declaredConsent,
})
export const leadAddInput = restLeadAddInput.extend({ source: z.enum(['manual', 'api']).default('manual') })
export type LeadAddInput = z.input<typeof leadAddInput>

export const leadAdded = z.discriminatedUnion('kind', [
  /** `blocked`: what is known against this address from before; it gets no mail without a new consent of the person. */
  z.object({ kind: z.literal('added'), id, blocked: z.enum(ENTRY_BLOCKS).nullable() }),
  /** A lead of this affiliate has the address already; nothing was changed. */
  z.object({ kind: z.literal('known'), id, name: z.string() }),
])
export type LeadAddedAnswer = z.infer<typeof leadAdded>

const changes = z.strictObject({
  name: personName.optional(),
  /** Every mail not yet sent goes to the new address. */
  email: emailAddress.optional(),
  whatsapp: whatsappNumber.nullish(),
  status: leadStatus.optional(),
  tags: leadTags.optional(),
  notes: notes.optional(),
})

/** Body of `PATCH /api/affiliate/leads/:id`. */
export const restLeadUpdateInput = changes
export const leadUpdateInput = changes.extend({ id })
export type LeadUpdateInput = z.input<typeof leadUpdateInput>

export const leadUpdated = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('updated'), id }),
  /** Another lead of this affiliate has the address; nothing was changed. */
  z.object({ kind: z.literal('taken'), id, name: z.string() }),
])

export const leadTagsInput = z.strictObject({
  leadIds: z.array(id).min(1).max(500),
  add: leadTags,
})
export const leadsTagged = z.object({ changed: z.int() })

export const leadChanged = z.object({ id })

export const reactivateInput = z.strictObject({
  id,
  /** Why the address is right after all; kept in the audit log. */
  note: line(3, 300),
})
export const leadReactivated = leadChanged.extend({
  /** E-mails that the block had ended and that wait again. */
  mails: z.int(),
  /** E-mails that the credit does not cover; they can be retried after a top-up. */
  unfunded: z.int(),
})
