import { eventInput, eventRecorded } from '@booster/contracts/leads/events'
import { recordLeadEvent } from '@booster/services/events/record-lead-event'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Keeps what happened to a lead elsewhere; it may start sequences, and end those that have it as their goal. */
export const recordEvent = affiliateProcedure
  .input(eventInput)
  .output(eventRecorded)
  .mutation(async ({ ctx, input }) => {
    const { leadId, email = '', event, key = '', at, data = null, consent, name } = input
    const report = await recordLeadEvent(
      ctx.services,
      {
        affiliateId: ctx.affiliateId,
        actor: ctx.actor,
        lead: leadId === undefined ? { email } : { leadId },
        ...{ event, key, data },
        at: at === undefined ? null : new Date(at),
      },
      consent === undefined ? null : { consent, name: name ?? email.split('@')[0] ?? email },
    )
    if (report.kind === 'unknown') throw notFound('Lead')
    const { kind: _, effects, ...recorded } = report
    return { ...recorded, effects: [...effects] }
  })
