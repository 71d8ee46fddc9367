import type { Actor } from '@booster/db/sql/provider/record-activity'
import type { Context, Viewer } from '../context.ts'

/** Who acts, as the audit log keeps it. */
export const actorOf = (ctx: Pick<Context, 'ip' | 'requestId'> & { readonly viewer: Viewer }): Actor => ({
  by: ctx.viewer.userId,
  ip: ctx.ip,
  requestId: ctx.requestId,
})
