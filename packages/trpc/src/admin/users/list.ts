import { userList, userListInput } from '@booster/contracts/account/users'
import { listUsers as listUserFacts } from '@booster/db/accounts/list-users'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'
import { userRowOf } from './user-row.ts'

/** Everybody who may sign in or was invited to, newest first. */
export const listUsers = adminProcedure
  .input(userListInput)
  .output(userList)
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = await listUserFacts(ctx.services.reads, {
      search: input.q ?? null,
      role: input.role ?? null,
      state: input.state ?? null,
      after: positionOf(input.cursor),
      limit: input.limit,
    })
    return { rows: rows.map(userRowOf), nextCursor }
  })
