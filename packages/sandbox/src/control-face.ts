import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Acceptance, AcceptanceLog } from './acceptance-log.ts'
import { type FaultSettings, faultSettingsSchema, NO_FAULT } from './fault.ts'
import { type Answer, jsonAnswer, parseJson, parseWith, RefusedRequest, readBody } from './http-exchange.ts'
import { eventOrderSchema, sendEvents, type Webhook } from './provider-event.ts'

export type Control = {
  readonly log: AcceptanceLog
  faults(): FaultSettings
  setFaults(settings: FaultSettings): Promise<void>
  /** Rises with every change: the inbox page polls it. */
  revision(): number
  touch(): void
  readonly webhook: Webhook | undefined
}

const listQuerySchema = z.object({
  ref: z.string().max(200).optional(),
  to: z.string().max(320).optional(),
  limit: z.coerce.number().int().min(1).max(50_000).default(5_000),
})

const creditsSchema = z.strictObject({ credits: z.int().min(0).max(1_000_000_000) })

/** The control API below `/__sandbox`, for tests and for the inbox page. */
export async function answerControl(control: Control, request: IncomingMessage, url: URL): Promise<Answer> {
  const path = url.pathname.replace(/^\/__sandbox\/?/, '').replace(/\/$/, '')
  switch (`${request.method} ${path}`) {
    case 'GET health':
      return jsonAnswer({
        ok: true,
        revision: control.revision(),
        acceptances: control.log.all().length,
        credits: control.log.credits(),
        faults: control.faults(),
      })
    case 'GET messages':
      return jsonAnswer(listMessages(control, url))
    case 'GET acceptances':
      return jsonAnswer(listAcceptances(control))
    case 'GET faults':
      return jsonAnswer({ faults: control.faults() })
    case 'PUT faults': {
      const settings = parseWith(faultSettingsSchema, parseJson(await readBody(request)))
      await control.setFaults(settings)
      return jsonAnswer({ faults: settings })
    }
    case 'GET credits':
      return jsonAnswer({ credits: control.log.credits() })
    case 'PUT credits': {
      const { credits } = parseWith(creditsSchema, parseJson(await readBody(request)))
      control.log.setCredits(credits)
      control.touch()
      return jsonAnswer({ credits })
    }
    case 'POST events':
      return orderEvents(control, parseJson(await readBody(request)))
    case 'DELETE ':
      control.log.clear()
      await control.setFaults(NO_FAULT)
      control.touch()
      return jsonAnswer({ cleared: true })
    default:
      throw new RefusedRequest(404, `The sandbox has no ${request.method} ${url.pathname}.`)
  }
}

/** One row of `GET /__sandbox/messages`. */
export type Message = Acceptance & { readonly content: string }

/** `?ref=` and `?to=` (whole address, any case) narrow; newest first; `total` counts before the limit. */
function listMessages(control: Control, url: URL): { messages: Message[]; total: number } {
  const { ref, to, limit } = parseWith(listQuerySchema, Object.fromEntries(url.searchParams))
  const matching = control.log
    .all()
    .filter((acceptance) => (!ref || acceptance.ref === ref) && (!to || sameAddress(acceptance.to, to)))
  const messages = matching
    .slice(-limit)
    .reverse()
    .map((acceptance) => ({ ...acceptance, content: control.log.contentOf(acceptance) }))
  return { messages, total: matching.length }
}

function listAcceptances(control: Control) {
  const acceptances = control.log
    .all()
    .map(({ seq, id, ref, to, subject, api, at }) => ({ seq, id, ref, to, subject, api, at }))
  return { count: acceptances.length, acceptances }
}

async function orderEvents(control: Control, body: unknown): Promise<Answer> {
  const order = parseWith(eventOrderSchema, body)
  const url = order.url ?? control.webhook?.url
  if (!url) throw new RefusedRequest(400, 'url: no webhook is configured, so the order must name one.', 'url')
  const email = order.email ?? order.to
  const acceptance = findNewest(control.log.all(), { ref: order.ref, email })
  if (!acceptance && !email) throw new RefusedRequest(400, 'ref: no such mail was accepted.', 'ref')
  const secret = order.secret ?? control.webhook?.secret
  return jsonAnswer({ sent: await sendEvents(order, { acceptance, webhook: { url, secret } }) })
}

function findNewest(
  all: readonly Acceptance[],
  by: { readonly ref: string | undefined; readonly email: string | undefined },
): Acceptance | undefined {
  return all.findLast(
    (acceptance) =>
      (!by.ref || acceptance.ref === by.ref) && (!by.email || sameAddress(acceptance.to, by.email)),
  )
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase()
}
