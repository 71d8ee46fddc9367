import { noticeList } from '@booster/contracts/notices'
import { noInput } from '@booster/contracts/wire/fields'
import { isoOf } from '@booster/db/connection/iso-time'
import { listNotices as findNotices } from '@booster/db/notices/list-notices'
import { affiliateProcedure } from '../init.ts'

/** What the affiliate is notified of and has not read. */
export const listNotices = affiliateProcedure
  .input(noInput)
  .output(noticeList)
  .query(async ({ ctx }) => {
    const { pool, clock } = ctx.services
    const rows = await findNotices(pool, { affiliateId: ctx.affiliateId, clock })
    return { rows: rows.map((row) => ({ ...row, openedAt: isoOf(row.openedAt) })) }
  })
