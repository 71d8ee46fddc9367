import { type MailParties, readMailParties } from '@booster/db/delivery/read-mail-parties'
import type { Store } from '@booster/engine/ports'
import { type LinkSigner, TEST_MAIL_TOKEN } from '@booster/mail/render/links'
import { applyLinkHit } from '@booster/services/delivery/apply-link-hit'
import type { LinkHits } from '@booster/services/delivery/create-link-hits'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { refuseMethod } from '../api-error.ts'
import { askConfirmPage, confirmedPage, notConfirmedPage } from './confirm-page.ts'
import { isVisit } from './is-visit.ts'
import { languageOf } from './language.ts'
import { sendPage } from './send-page.ts'
import { askUnsubscribePage, badLinkPage, testLinkPage, unsubscribedPage } from './unsubscribe-page.ts'

export type LinkPageDeps = {
  readonly pool: Pool
  readonly store: Store
  readonly links: LinkSigner
  /** Openings and clicks, which no reader waits for. */
  readonly hits: Pick<LinkHits, 'note'>
  readonly log: Logger
}

/** What the links of a mail lead to. */
export function mountLinkPages(deps: LinkPageDeps): Router {
  const router = Router()
  router.all(`/u/${TEST_MAIL_TOKEN}`, showTestLink)
  router.get('/u/:token', askUnsubscribe(deps))
  router.post('/u/:token', unsubscribe(deps))
  router.all('/u/:token', refuseMethod(['GET', 'POST']))
  router.get('/c/:token', askConfirm(deps))
  router.post('/c/:token', confirm(deps))
  router.all('/c/:token', refuseMethod(['GET', 'POST']))
  router.get('/l/:token', followLink(deps))
  router.get('/o/:token', showPixel(deps))
  return router
}

/** The token of a link; programs that find addresses in text take the sentence's full stop or bracket along. */
function tokenOf(request: Request<{ token: string }>): string {
  return request.params.token.replace(/[^\w-]+$/, '')
}

function showTestLink(request: Request, response: Response): void {
  sendPage(response, 200, testLinkPage(languageOf(request)), 'no-store')
}

function askUnsubscribe(deps: LinkPageDeps): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const link = deps.links.verify('unsubscribe', tokenOf(request))
    if (link === null) return sendPage(response, 404, badLinkPage(language, 'unsubscribe'), 'no-store')
    sendPage(response, 200, askUnsubscribePage(language, await partiesOf(deps, link.messageRef)), 'no-store')
  }
}

/** The page does without names where they cannot be read: who wants to stop is not kept waiting. */
async function partiesOf({ pool, log }: LinkPageDeps, messageRef: string): Promise<MailParties | null> {
  return readMailParties(pool, { messageRef }).catch((error: unknown) => {
    log.warn({ err: error }, 'link.parties-not-read')
    return null
  })
}

/** RFC 8058: acts at once, for a mail program without cookies or redirects and for a person's button alike. */
function unsubscribe(deps: LinkPageDeps): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    request.resume() // the token says everything; a body (form, multipart or none) is not read
    const link = deps.links.verify('unsubscribe', tokenOf(request))
    if (link === null) return sendPage(response, 404, badLinkPage(language, 'unsubscribe'), 'no-store')
    const { messageRef } = link
    await applyLinkHit(deps.store, { messageRef, kind: 'unsubscribed', link: null })
    sendPage(response, 200, unsubscribedPage(language, await partiesOf(deps, messageRef)), 'no-store')
  }
}

function askConfirm({ links }: LinkPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const language = languageOf(request as Request)
    const link = links.verify('confirm', tokenOf(request))
    if (link === null) return sendPage(response, 404, notConfirmedPage('bad', language), 'no-store')
    sendPage(response, 200, askConfirmPage(language), 'no-store')
  }
}

/** Only who can read the mail of an address has its link. */
function confirm({ links, store }: LinkPageDeps): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    request.resume() // the token says everything
    const link = links.verify('confirm', tokenOf(request))
    if (link === null) return sendPage(response, 404, notConfirmedPage('bad', language), 'no-store')
    const report = await store.confirmOptin({ confirmationId: link.messageRef })
    // A question that is gone was asked once: the lead was erased, or another address was entered since.
    const isOver = report.kind === 'unknown' || (report.kind === 'unchanged' && report.reason === 'EXPIRED')
    if (isOver) return sendPage(response, 410, notConfirmedPage('expired', language), 'no-store')
    sendPage(response, 200, confirmedPage(language), 'no-store')
  }
}

function followLink(deps: LinkPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const link = deps.links.verify('click', tokenOf(request))
    if (link === null) {
      const page = badLinkPage(languageOf(request as Request), 'click')
      return sendPage(response, 404, page, 'no-store')
    }
    if (isVisit(request))
      deps.hits.note({ messageRef: link.messageRef, kind: 'clicked', link: link.targetUrl })
    response.setHeader('cache-control', 'no-store')
    response.redirect(302, link.targetUrl)
  }
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

function showPixel(deps: LinkPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const link = deps.links.verify('open', tokenOf(request).replace(/\.gif$/, ''))
    if (link !== null && isVisit(request))
      deps.hits.note({ messageRef: link.messageRef, kind: 'opened', link: null })
    response.set({
      'content-type': 'image/gif',
      'cache-control': 'no-store, private',
      'cross-origin-resource-policy': 'cross-origin',
    })
    response.end(pixel)
  }
}
