import { alertList, alertListInput } from '@booster/contracts/alerts'
import { countAlerts, listAlerts as listAlertFacts } from '@booster/db/alerts/list-alerts'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'
import { alertRowOf } from './alert-row.ts'

/** Alerts of one tab, newest first, with the numbers on all tabs. */
export const listAlerts = adminProcedure
  .input(alertListInput)
  .output(alertList)
  .query(async ({ ctx, input }) => {
    const { pool } = ctx.services
    const [{ rows, nextCursor }, counts] = await Promise.all([
      listAlertFacts(pool, { state: input.state, after: positionOf(input.cursor), limit: input.limit }),
      countAlerts(pool),
    ])
    return { rows: rows.map(alertRowOf), nextCursor, counts }
  })
