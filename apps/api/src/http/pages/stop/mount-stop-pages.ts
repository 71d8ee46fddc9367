import type { Language } from '@booster/contracts/messages/messages'
import type { SqlClock } from '@booster/db/connection/clock'
import { type MailStanding, readMailStanding } from '@booster/db/delivery/read-mail-standing'
import { type Actor, leadActor } from '@booster/engine/domain/actor'
import { SNOOZE_DAYS, UNDO_STOP_WITHIN_MS } from '@booster/engine/domain/lead'
import type { Store } from '@booster/engine/ports'
import { type LinkSigner, TEST_MAIL_TOKEN } from '@booster/mail/render/links'
import { applyLinkHit } from '@booster/services/delivery/apply-link-hit'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { refuseMethod, requestIdOf } from '../../api-error.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../send-page.ts'
import { tokenOf } from '../token-of.ts'
import {
  badLinkPage,
  leftPage,
  notUndonePage,
  type StopPage,
  stopPage,
  stoppedPage,
  testLinkPage,
  undonePage,
} from './stop-page.ts'

export type StopPageDeps = {
  readonly pool: Pool
  readonly clock: SqlClock
  readonly store: Store
  readonly links: LinkSigner
  readonly log: Logger
}

/**
 * The unsubscribe link of a mail: GET asks, POST acts at once and always means all mail (RFC 8058), whatever its body. What
 * else a person can choose has paths of its own, so that no body decides anything.
 */
export function mountStopPages(deps: StopPageDeps): Router {
  const router = Router()
  router.all([`/u/${TEST_MAIL_TOKEN}`, `/u/${TEST_MAIL_TOKEN}/*act`], showTestLink)
  router.get('/u/:token', withLink(deps, show(deps)))
  router.post('/u/:token', withLink(deps, stopAll(deps)))
  router.all('/u/:token', refuseMethod(['GET', 'POST']))
  // Who loads the answer of a form again by its address gets the choice.
  router.get(ACTS, leadToChoice)
  router.post('/u/:token/sequence', withLink(deps, leave(deps)))
  router.post('/u/:token/undo', withLink(deps, undo(deps)))
  for (const days of [0, ...SNOOZE_DAYS])
    router.post(`/u/:token/pause/${days}`, withLink(deps, snooze(deps, days)))
  router.all(ACTS, refuseMethod(['GET', 'POST']))
  return router
}

const ACTS = ['sequence', 'undo', ...[0, ...SNOOZE_DAYS].map((days) => `pause/${days}`)].map(
  (act) => `/u/:token/${act}`,
)
const DAY_MS = 24 * 3_600_000

type Handler = (visit: Visit, response: Response) => Promise<void>
type Visit = {
  readonly token: string
  readonly messageRef: string
  /** Null: the address asks for none. */
  readonly language: Language | null
  readonly browser: Language
  readonly actor: Actor
}

function withLink({ links }: StopPageDeps, handle: Handler): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const browser = languageOf(request as Request)
    request.resume() // the path says everything; a body (form, multipart or none) is not read
    const token = tokenOf(request)
    const link = links.verify('unsubscribe', token)
    if (link === null) return sendPage(response, 404, badLinkPage(browser, 'unsubscribe'), 'no-store')
    const actor = leadActor(requestIdOf(response))
    const language = request.query.lang === undefined ? null : browser
    await handle({ language, browser, token, messageRef: link.messageRef, actor }, response)
  }
}

function show(deps: StopPageDeps): Handler {
  return async (visit, response) => {
    sendPage(response, 200, stopPage(await pageOf(deps, visit)), 'no-store')
  }
}

/** For a mail program without cookies or redirects and for a person's button alike. */
function stopAll(deps: StopPageDeps): Handler {
  return async (visit, response) => {
    await applyLinkHit(deps.store, {
      messageRef: visit.messageRef,
      kind: 'unsubscribed',
      link: null,
      byMachine: false,
    })
    sendPage(response, 200, stoppedPage(await pageOf(deps, visit)), 'no-store')
  }
}

function leave(deps: StopPageDeps): Handler {
  return async (visit, response) => {
    await deps.store.leaveSequence(visit)
    const input = await pageOf(deps, visit)
    // Who had stopped all mail before reads that.
    const page = input.standing?.isStopped === true ? stoppedPage(input) : leftPage(input)
    sendPage(response, 200, page, 'no-store')
  }
}

function snooze(deps: StopPageDeps, days: number): Handler {
  return async (visit, response) => {
    await deps.store.snoozeLead({ ...visit, forMs: days * DAY_MS })
    const input = await pageOf(deps, visit)
    // Who gets no mail at all reads that.
    const page = days === 0 && input.standing?.isStopped !== true ? pageAfterUndo(input) : stopPage(input)
    sendPage(response, 200, page, 'no-store')
  }
}

function undo(deps: StopPageDeps): Handler {
  return async (visit, response) => {
    const report = await deps.store.undoStop({ ...visit, withinMs: UNDO_STOP_WITHIN_MS })
    const input = await pageOf(deps, visit)
    if (report.kind === 'changed') return sendPage(response, 200, pageAfterUndo(input), 'no-store')
    // A second press finds nothing to undo, because the first did it.
    const isOn = input.standing !== null && !input.standing.isStopped && !input.standing.hasLeft
    if (isOn) return sendPage(response, 200, undonePage(input), 'no-store')
    sendPage(response, 409, notUndonePage(input), 'no-store')
  }
}

/** All mail is on again; a sequence that was left before stays left. */
function pageAfterUndo(input: StopPage): string {
  return input.standing?.hasLeft === true ? leftPage(input) : undonePage(input)
}

/** Speaks the language asked for by the address, else that of the mail, else the browser's. */
async function pageOf(
  deps: StopPageDeps,
  { language, browser, token, messageRef }: Visit,
): Promise<StopPage> {
  const standing = await standingOf(deps, messageRef)
  const known = standing?.language
  return { language: language ?? (known === 'id' || known === 'en' ? known : browser), token, standing }
}

/** The page does without names where they cannot be read: who wants to stop is not kept waiting. */
async function standingOf(
  { pool, clock, log }: StopPageDeps,
  messageRef: string,
): Promise<MailStanding | null> {
  return readMailStanding(pool, clock, { messageRef }).catch((error: unknown) => {
    log.warn({ err: error }, 'link.standing-not-read')
    return null
  })
}

function leadToChoice(request: Request<{ token: string }>, response: Response): void {
  const token = tokenOf(request)
  const { lang } = request.query
  response.redirect(
    303,
    `/u/${encodeURIComponent(token)}${typeof lang === 'string' ? `?lang=${languageOf(request as Request)}` : ''}`,
  )
}

function showTestLink(request: Request, response: Response): void {
  sendPage(response, 200, testLinkPage(languageOf(request)), 'no-store')
}
