import type { Services } from '@booster/trpc/context'
import { isSurprise } from '@booster/trpc/errors'
import { appRouter } from '@booster/trpc/root'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import { type Request, type RequestHandler, Router } from 'express'
import type { Logger } from 'pino'
import { requestIdOf } from '../api-error.ts'
import type { Viewers } from '../auth/viewers.ts'
import { clientAddress } from '../client-address.ts'
import { JSON_LIMIT_BYTES, LARGE_JSON_LIMIT_BYTES, refuseCrossSite } from '../guard.ts'
import { compressAnswers } from './compress-answers.ts'

export type TrpcDeps = {
  readonly services: Services
  readonly viewers: Viewers
  readonly publicUrl: () => string
  readonly log: Logger
}

/**
 * The typed procedures, subscriptions included (as server-sent events). The session is looked up once per HTTP
 * request, for the whole batch. Streams must reach the browser as they are written: no proxy may hold them back.
 */
export function mountTrpc({ services, viewers, publicUrl, log }: TrpcDeps): Router {
  const router = Router()
  router.use(refuseCrossSite(publicUrl))
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-accel-buffering', 'no')
    next()
  })
  router.use(compressAnswers())
  const answer = (maxBodySize: number): RequestHandler =>
    createExpressMiddleware({
      router: appRouter,
      maxBodySize,
      createContext: async ({ req, res }: { req: Request; res: { locals?: unknown } }) => ({
        viewer: await viewers.viewerOf(req.headers),
        services,
        requestId: requestIdOf(res as Parameters<typeof requestIdOf>[0]),
        ip: clientAddress(req),
      }),
      onError: ({ error, path, ctx }) => {
        if (isSurprise(error))
          log.error(
            { err: error.cause ?? error, procedure: path, requestId: ctx?.requestId },
            'procedure.failed',
          )
      },
    })
  router.post([...LARGE_BODY_PATHS], answer(LARGE_JSON_LIMIT_BYTES))
  router.use(answer(JSON_LIMIT_BYTES))
  return router
}

/**
 * What takes up to 100,000 ids, all texts of a sequence or a file; a batch with other calls keeps to the usual limit. The body is
 * read after the procedure has asked who calls.
 */
const LARGE_BODY_PATHS = [
  '/trigger.startBulk',
  '/automation.saveDraft',
  '/automation.importFile',
  '/topUp.request',
  '/topUp.addProof',
  '/admin.topUp.readStatement',
] as const
