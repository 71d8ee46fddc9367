import { cleanEmail } from '@booster/contracts/wire/clean-email'
import { readPasswordLink } from '@booster/db/accounts/read-password-link'
import { setPassword } from '@booster/db/accounts/set-password'
import type { AccountDesk } from '@booster/services/accounts/account-desk'
import { hashLinkToken, isLinkToken } from '@booster/services/accounts/link-token'
import { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { refuseMethod, requestIdOf } from '../../api-error.ts'
import type { SignInLimit } from '../../auth/sign-in-limit.ts'
import { clientAddress } from '../../client-address.ts'
import { refuseCrossSite } from '../../guard.ts'
import { readFields } from '../../read-fields.ts'
import { languageOf } from '../language.ts'
import { sendPage } from '../send-page.ts'
import { tokenOf } from '../token-of.ts'
import type { AccountPage } from './account-page.ts'
import { forgotPage, linkOnItsWayPage } from './forgot-page.ts'
import { passwordFaultOf, passwordSetPage, refusedLinkPage, setPasswordPage } from './set-password-page.ts'

export type AccountPageDeps = {
  readonly pool: Pool
  readonly accounts: Pick<AccountDesk, 'forgotPassword'>
  readonly signInLimit: Pick<SignInLimit, 'forget'>
  readonly publicUrl: () => string
  readonly sandboxUrl: string | null
  /** Mails are sent for who asks. */
  readonly forgotLimit: RequestHandler
  /** Hashing a password takes a tenth of a second. */
  readonly setLimit: RequestHandler
}

/** `/forgot-password` and `/set-password/:token`, for people of both apps. */
export function mountAccountPages(deps: AccountPageDeps): Router {
  const router = Router()
  const ownSite = refuseCrossSite(deps.publicUrl)
  router.use(['/forgot-password', '/set-password'], hideAddress)
  router.get('/forgot-password', (request, response) =>
    sendPage(response, 200, forgotPage(pageOf(deps, request)), 'no-store'),
  )
  router.post('/forgot-password', ownSite, deps.forgotLimit, ...readFields, askForLink(deps))
  router.all('/forgot-password', refuseMethod(['GET', 'POST']))
  router.get('/set-password/:token', deps.setLimit, show(deps))
  router.post('/set-password/:token', ownSite, deps.setLimit, ...readFields, save(deps))
  router.all('/set-password/:token', refuseMethod(['GET', 'POST']))
  return router
}

/** The token stands in the address of the page. */
const hideAddress: RequestHandler = (_request, response, next) => {
  response.setHeader('referrer-policy', 'no-referrer')
  next()
}

/** The answer says nothing about the address, and does not wait for what is done with it. */
function askForLink(deps: AccountPageDeps): RequestHandler {
  return (request, response) => {
    const page = pageOf(deps, request)
    const typed = fieldOf(request, 'email')
    const email = cleanEmail(typed)
    if (email.kind !== 'clean') return sendPage(response, 400, forgotPage(page, typed), 'no-store')
    deps.accounts.forgotPassword({
      email: email.value,
      ip: clientAddress(request),
      requestId: requestIdOf(response),
    })
    sendPage(response, 200, linkOnItsWayPage(page, email.value), 'no-store')
  }
}

type ByToken = RequestHandler<{ token: string }>

/** GET only asks: link scanners open every link. */
function show(deps: AccountPageDeps): ByToken {
  return async (request, response) => {
    const link = await linkOf(deps, request)
    const page = pageOf(deps, request, link?.language ?? null)
    if (link?.state !== 'open') {
      const state = link?.state ?? 'bad'
      return sendPage(response, STATUS[state], refusedLinkPage(page, { state, link }), 'no-store')
    }
    sendPage(response, 200, setPasswordPage(page, link), 'no-store')
  }
}

function save(deps: AccountPageDeps): ByToken {
  return async (request, response) => {
    const found = await linkOf(deps, request)
    const page = pageOf(deps, request, found?.language ?? null)
    const password = fieldOf(request, 'password')
    const fault = passwordFaultOf(password, fieldOf(request, 'again'))
    if (found?.state === 'open' && fault !== null)
      return sendPage(response, 400, setPasswordPage(page, found, fault), 'no-store')
    // Two may press the button of one link: the database lets one of them through.
    const link =
      found?.state === 'open'
        ? await savePassword(deps, request, { password, requestId: requestIdOf(response) })
        : found
    if (link?.state !== 'open') {
      const state = link?.state ?? 'bad'
      return sendPage(response, STATUS[state], refusedLinkPage(page, { state, link }), 'no-store')
    }
    await deps.signInLimit.forget(link.email, clientAddress(request))
    sendPage(response, 200, passwordSetPage(page, link), 'no-store')
  }
}

async function savePassword(
  { pool }: AccountPageDeps,
  request: Request<{ token: string }>,
  { password, requestId }: { readonly password: string; readonly requestId: string },
) {
  const { hashPassword } = await import('better-auth/crypto')
  return setPassword(pool, {
    tokenHash: hashLinkToken(tokenOf(request)),
    passwordHash: await hashPassword(password),
    ip: clientAddress(request),
    requestId,
  })
}

const STATUS = { bad: 404, used: 410, revoked: 410, expired: 410, suspended: 403 } as const

async function linkOf({ pool }: AccountPageDeps, request: Request<{ token: string }>) {
  const token = tokenOf(request)
  return isLinkToken(token) ? readPasswordLink(pool, { tokenHash: hashLinkToken(token) }) : null
}

/** In the language asked for by the address, else the person's own, else the browser's. */
function pageOf(
  { sandboxUrl }: AccountPageDeps,
  request: Pick<Request, 'query' | 'path' | 'acceptsLanguages'>,
  own: 'id' | 'en' | null = null,
): AccountPage {
  const language = request.query.lang === undefined && own !== null ? own : languageOf(request as Request)
  return { language, path: request.path, sandboxUrl }
}

function fieldOf(request: Pick<Request, 'body'>, name: string): string {
  const value = ((request.body ?? {}) as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : ''
}
