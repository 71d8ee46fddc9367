import { alertListInput } from '@booster/contracts/admin/alert'
import { countAlerts, listAlerts } from '@booster/db/alerts/list-alerts'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'

/** Alerts of one tab, newest first, with the numbers on all tabs. */
export const getAlerts = adminProcedure.input(alertListInput).query(async ({ ctx, input }) => {
  const { pool } = ctx.services
  const [page, counts] = await Promise.all([
    listAlerts(pool, { state: input.state, after: positionOf(input.cursor), limit: input.limit }),
    countAlerts(pool),
  ])
  return { ...page, counts }
})
