import type { Actor } from '@booster/engine/domain/actor'
import { initTRPC, TRPCError } from '@trpc/server'
import type { Context, Viewer } from './context.ts'
import { errorFactsOf, forbidden } from './errors.ts'

const t = initTRPC.context<Context>().create({
  isDev: false,
  /** Replaces tRPC's own shape: facts for people and machines, never a stack. */
  errorFormatter: ({ shape, error, ctx }) => {
    const { code, ...facts } = errorFactsOf(error, ctx?.viewer?.language ?? 'en')
    return {
      code: shape.code,
      message: facts.message,
      data: { ...facts, code, path: shape.data.path, requestId: ctx?.requestId ?? null },
    }
  },
  sse: {
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** For everybody, also without a session. */
export const publicProcedure = t.procedure

/** Whoever is signed in, also an admin who only looks; `actor` is what the audit log keeps of them. */
export const sessionProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.viewer === null) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first' })
  const actor: Actor = {
    userId: (ctx.viewer.viewedBy ?? ctx.viewer).userId,
    ip: ctx.ip,
    requestId: ctx.requestId,
    keyName: ctx.viewer.keyName ?? null,
  }
  return next({ ctx: { ...ctx, viewer: ctx.viewer, actor } })
})

/** Whoever is signed in. An admin who looks at an affiliate's account can read and change nothing. */
export const signedInProcedure = sessionProcedure.use(({ ctx, next, type }) => {
  if (type === 'mutation' && ctx.viewer.viewedBy !== undefined) throw forbidden('VIEW_ONLY')
  return next()
})

/**
 * An affiliate with a profile; its id comes from the session only. A suspended affiliate can read and
 * change nothing.
 */
export const affiliateProcedure = signedInProcedure.use(({ ctx, next, type }) => {
  const viewer = affiliateOf(ctx.viewer)
  if (type === 'mutation' && viewer.affiliateStatus === 'suspended') {
    throw forbidden('AFFILIATE_SUSPENDED')
  }
  return next({ ctx: { ...ctx, viewer, affiliateId: viewer.affiliateId } })
})

export const adminProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (ctx.viewer.role !== 'admin') throw forbidden('WRONG_ROLE')
  return next({ ctx })
})

function affiliateOf(viewer: Viewer): Viewer & { readonly affiliateId: string } {
  if (viewer.role !== 'affiliate') throw forbidden('WRONG_ROLE')
  if (viewer.affiliateId === null) throw forbidden('NO_PROFILE')
  return { ...viewer, affiliateId: viewer.affiliateId }
}
