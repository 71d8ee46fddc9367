import type { Language } from '@booster/contracts/messages/messages'
import { type OwnData, readOwnData } from '@booster/db/delivery/read-own-data'
import { leadActor } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type { LinkSigner } from '@booster/mail/render/links'
import type { AuditLog } from '@booster/services/audit/ports'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import { refuseMethod, requestIdOf } from '../../api-error.ts'
import { readFields } from '../../read-fields.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../send-page.ts'
import { tokenOf } from '../token-of.ts'
import { askDataPage, type DataAct, erasedPage, type OwnDataPage, ownDataPage } from './own-data-page.ts'
import { badLinkPage } from './stop-page.ts'

export type OwnDataDeps = {
  readonly pool: Pool
  readonly store: Pick<Store, 'eraseLead'>
  readonly audit: AuditLog
  readonly links: LinkSigner
  /** Guessing an address is slow. */
  readonly ownDataLimit: RequestHandler
}

/**
 * What is kept of a lead, and its erasure, behind the link of a mail and the whole address that it went to: whoever was
 * passed the mail may know the link, and the page shows the address masked (docs/decisions/013).
 */
export function mountOwnData(deps: OwnDataDeps): Router {
  const router = Router()
  router.get('/u/:token/data', show(deps))
  router.get(['/u/:token/data/copy', '/u/:token/data/erase'], show(deps))
  for (const act of ['copy', 'erase'] as const)
    router.post(`/u/:token/data/${act}`, deps.ownDataLimit, ...readFields, answer(deps, act))
  router.all(['/u/:token/data', '/u/:token/data/copy', '/u/:token/data/erase'], refuseMethod(['GET', 'POST']))
  return router
}

type ByToken = RequestHandler<{ token: string }>

function show(deps: OwnDataDeps): ByToken {
  return async (request, response) => {
    const page = await pageOf(deps, request)
    if (page === null) return refuseLink(request, response)
    sendPage(response, 200, askDataPage(page), 'no-store')
  }
}

function answer(deps: OwnDataDeps, act: DataAct): ByToken {
  return async (request, response) => {
    const page = await pageOf(deps, request)
    if (page === null) return refuseLink(request, response)
    const { data } = page
    if (data === null || data.email === null) return sendPage(response, 409, askDataPage(page), 'no-store')
    if (addressOf(request) !== data.email) return sendPage(response, 400, askDataPage(page, act), 'no-store')
    const actor = leadActor(requestIdOf(response))
    const { affiliateId, leadId } = data
    if (act === 'copy') {
      await deps.audit.record({ actor, affiliateId, action: 'lead.copy-data', objects: [{ id: leadId }] })
      return sendPage(response, 200, ownDataPage({ ...page, data }), 'no-store')
    }
    await deps.store.eraseLead({ affiliateId, leadId, actor })
    sendPage(response, 200, erasedPage(page, data.sender), 'no-store')
  }
}

function addressOf(request: Request<{ token: string }>): string {
  const { email } = (request.body ?? {}) as { readonly email?: unknown }
  return typeof email === 'string' ? email.trim().toLowerCase() : ''
}

/** Null: nobody signed the link. */
async function pageOf(
  { pool, links }: OwnDataDeps,
  request: Request<{ token: string }>,
): Promise<OwnDataPage | null> {
  const token = tokenOf(request)
  const link = links.verify('unsubscribe', token)
  if (link === null) return null
  const data = await readOwnData(pool, { messageRef: link.messageRef })
  return { language: pageLanguage(request, data), token, data }
}

/** The language asked for by the address, else that of the mails, else the browser's. */
function pageLanguage(request: Request<{ token: string }>, data: OwnData | null): Language {
  const browser = languageOf(request as Request)
  if (request.query.lang !== undefined) return browser
  return data?.language === 'id' || data?.language === 'en' ? data.language : browser
}

function refuseLink(request: Request<{ token: string }>, response: Response): void {
  sendPage(response, 404, badLinkPage(languageOf(request as Request), 'unsubscribe'), 'no-store')
}
