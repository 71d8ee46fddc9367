import type { Actor } from '@booster/db/audit/record-activity'
import type { Context, Viewer } from '../context.ts'

/** Who acts, as the audit log keeps it. */
export function actorOf(ctx: Pick<Context, 'ip' | 'requestId'> & { readonly viewer: Viewer }): Actor {
  return {
    by: ctx.viewer.userId,
    ip: ctx.ip,
    requestId: ctx.requestId,
  }
}
