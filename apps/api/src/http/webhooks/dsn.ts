import type { WebhookResult } from '@booster/contracts/sending/webhook-health'
import type { Store } from '@booster/engine/ports'
import { applyMailReport, type MailReportAnswer } from '@booster/services/delivery/apply-mail-report'
import express, { type RequestHandler, Router } from 'express'
import { refuseMethod } from '../api-error.ts'
import { resultOf } from './result-of.ts'

/** Mail servers take no longer mails (Postfix). What says why a mail came back stands at the beginning. */
const readBytes = express.raw({ type: () => true, limit: 10 * 1024 * 1024 })

/** Mails that came to the sender of ours, as a mail server hands them on: `POST /api/webhooks/dsn`. */
export function mountDsn(deps: {
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  readonly authenticate: RequestHandler
  readonly count: (outcome: WebhookResult) => void
}): Router {
  const router = Router()
  router.post('/', deps.authenticate, readBytes, async (request, response) => {
    // Express leaves the body out where the request has none.
    const body: unknown = request.body
    const { recipient } = request.query
    const answer = await applyMailReport(deps.store, Buffer.isBuffer(body) ? body : Buffer.alloc(0), {
      recipient: typeof recipient === 'string' ? recipient : undefined,
    })
    deps.count(resultOf(answer))
    response.json({ success: true, message: 'Mail processed', data: dataOf(answer) })
  })
  router.all('/', refuseMethod(['POST']))
  return router
}

function dataOf(answer: MailReportAnswer) {
  return answer.kind === 'ignored'
    ? { event: answer.kind, why: answer.why }
    : { event: answer.event, known: answer.known, matched: answer.matched }
}
