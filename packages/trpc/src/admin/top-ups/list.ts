import { type AdminTopUp, adminTopUpList, adminTopUpListInput } from '@booster/contracts/top-ups/top-ups'
import { isoOrNull } from '@booster/db/connection/iso-time'
import { type AdminTopUpFacts, listAllTopUps } from '@booster/db/top-ups/list-all-top-ups'
import { adminProcedure } from '../../init.ts'
import { topUpRow } from '../../top-ups/top-up-row.ts'
import { positionOf } from '../position.ts'

/** Requests for credit of all affiliates, newest first, with what waits for it. */
export const listTopUps = adminProcedure
  .input(adminTopUpListInput)
  .output(adminTopUpList)
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = await listAllTopUps(ctx.services.pool, {
      state: input.state,
      after: positionOf(input.cursor),
      limit: input.limit,
    })
    return { rows: rows.map(adminRow), nextCursor }
  })

function adminRow(facts: AdminTopUpFacts): AdminTopUp {
  const { affiliateId: id, affiliateName: name, email, status, available } = facts
  const { heldMails: mails, heldCredits: credits, statementDay: day, statementText: text } = facts
  return {
    ...topUpRow(facts),
    affiliate: { id, name, email, status, available },
    held: { mails, credits, oldestDueAt: isoOrNull(facts.oldestHeldAt) },
    statement: day === null || text === null ? null : { day, text },
    mailState: facts.mailState,
  }
}
