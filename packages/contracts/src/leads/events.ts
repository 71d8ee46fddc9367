import { z } from 'zod'
import { eventName } from '../wire/event-name.ts'
import { id, isoTime, jsonRecord, line } from '../wire/fields.ts'
import { emailAddress, personName } from '../wire/person-fields.ts'
import { declaredConsent } from './lead-edits.ts'

/** Body of `POST /api/affiliate/events`. */
export const eventInput = z
  .strictObject({
    event: eventName,
    leadId: id.optional(),
    email: emailAddress.optional(),
    /** Invoice or meeting: the same event with the same key counts once. */
    key: line(1, 200).optional(),
    /** When it happened; default: now. */
    at: isoTime.optional(),
    /** Kept with the event. `amount`: whole rupiah. */
    data: jsonRecord.optional(),
    /** With it, a person who is no lead yet becomes one. */
    consent: declaredConsent.optional(),
    /** Of a new lead; default: what stands before the @. */
    name: personName.optional(),
  })
  .refine(({ leadId, email }) => (leadId === undefined) !== (email === undefined), {
    path: ['leadId'],
    message: 'must be given, or else email, and not both',
  })

export const eventRecorded = z.object({
  eventId: id,
  leadId: id,
  /** True: it was known; these are the effects of the first time. */
  repeated: z.boolean(),
  effects: z.array(z.object({ kind: z.enum(['started', 'ended']), automationId: id, runId: id })),
})
export type EventRecorded = z.infer<typeof eventRecorded>
