import type { LinkHits } from '@booster/services/delivery/create-link-hits'
import { type Request, type RequestHandler, Router } from 'express'
import { refuseMethod } from '../api-error.ts'
import { askConfirmPage, confirmedPage, notConfirmedPage } from './confirm-page.ts'
import { languageOf } from './language.ts'
import { sendPage } from './send-page.ts'
import { mountOwnData, type OwnDataDeps } from './stop/mount-own-data.ts'
import { mountStopPages, type StopPageDeps } from './stop/mount-stop-pages.ts'
import { badLinkPage } from './stop/stop-page.ts'
import { tokenOf } from './token-of.ts'
import { visitOf } from './visit-of.ts'

export type LinkPageDeps = StopPageDeps &
  OwnDataDeps & {
    /** Openings and clicks, which no reader waits for. */
    readonly hits: Pick<LinkHits, 'note'>
    /** Of what the links do: unsubscribe, pause, confirm. */
    readonly linkActLimit: RequestHandler
    /** Of pages and pictures that are only looked at. */
    readonly linkOpenLimit: RequestHandler
  }

/** What the links of a mail lead to. */
export function mountLinkPages(deps: LinkPageDeps): Router {
  const router = Router()
  router.use(['/c', '/l', '/o', '/u'], limitLinks(deps))
  router.use(mountStopPages(deps))
  router.use(mountOwnData(deps))
  router.get('/c/:token', askConfirm(deps))
  router.post('/c/:token', confirm(deps))
  router.all('/c/:token', refuseMethod(['GET', 'POST']))
  router.get('/l/:token', followLink(deps))
  router.get('/o/:token', showPixel(deps))
  return router
}

function limitLinks({ linkActLimit, linkOpenLimit }: LinkPageDeps): RequestHandler {
  return (request, response, next) => {
    const limit = request.method === 'GET' || request.method === 'HEAD' ? linkOpenLimit : linkActLimit
    return limit(request, response, next)
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
    const visit = visitOf(request)
    if (visit !== null)
      deps.hits.note({ ...visit, messageRef: link.messageRef, kind: 'clicked', link: link.targetUrl })
    response.setHeader('cache-control', 'no-store')
    response.redirect(302, link.targetUrl)
  }
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

function showPixel(deps: LinkPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const link = deps.links.verify('open', tokenOf(request).replace(/\.gif$/, ''))
    const visit = visitOf(request)
    if (link !== null && visit !== null)
      deps.hits.note({ ...visit, messageRef: link.messageRef, kind: 'opened', link: null })
    response.set({
      'content-type': 'image/gif',
      'cache-control': 'no-store, private',
      'cross-origin-resource-policy': 'cross-origin',
    })
    response.end(pixel)
  }
}
