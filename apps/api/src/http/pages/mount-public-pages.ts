import { readFormPage } from '@booster/db/forms/read-form-page'
import type { Store } from '@booster/engine/ports'
import type { LinkSigner } from '@booster/mail/render/links'
import { applyLinkHit, type LinkHit } from '@booster/services/delivery/apply-link-hit'
import type { FormFinder } from '@booster/services/optin/ports'
import { submitOptin } from '@booster/services/optin/submit-optin'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { refuseMethod } from '../api-error.ts'
import { clientAddress } from '../rate-limit.ts'
import { type FormErrors, type FormValues, formPage, noFormPage, thankYouPage } from './form-page.ts'
import { languageOf } from './language.ts'
import { privacyPage } from './privacy-page.ts'
import { askUnsubscribePage, badLinkPage, unsubscribedPage } from './unsubscribe-page.ts'
import { wrongFieldWords } from './wrong-field-words.ts'

export type PublicPageDeps = {
  readonly forms: FormFinder
  readonly pool: Pool
  readonly store: Store
  readonly links: LinkSigner
  readonly sandboxUrl: string | null
  readonly log: Logger
}

/** Everything a lead's browser or mail program opens. Nobody is signed in here, and nothing sets a cookie. */
export function mountPublicPages(deps: PublicPageDeps): Router {
  const router = Router()
  router.get('/f/:slug', showForm(deps))
  router.get('/f/:slug/thanks', showThanks(deps))
  router.get('/f/:slug/privacy', showPrivacy(deps))
  router.all('/f/:slug', refuseMethod(['GET']))
  router.get('/u/:token', askUnsubscribe(deps))
  router.post('/u/:token', unsubscribe(deps))
  router.all('/u/:token', refuseMethod(['GET', 'POST']))
  router.get('/l/:token', followLink(deps))
  router.get('/o/:token', showPixel(deps))
  return router
}

function showForm({ pool, sandboxUrl }: PublicPageDeps): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const form = await readFormPage(pool, request.params.slug.slice(0, 200))
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    if (!form.open) return sendPage(response, 410, noFormPage('closed', language))
    sendPage(response, 200, formPage({ form, language, sandboxUrl }))
  }
}

function showThanks({ pool, sandboxUrl }: PublicPageDeps): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const form = await readFormPage(pool, request.params.slug.slice(0, 200))
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    sendPage(response, 200, thankYouPage({ form, language, sandboxUrl }))
  }
}

function showPrivacy({ pool, sandboxUrl }: PublicPageDeps): RequestHandler<{ slug: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const form = await readFormPage(pool, request.params.slug.slice(0, 200))
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    sendPage(response, 200, privacyPage({ form, language, sandboxUrl }))
  }
}

/** A browser that sent the hosted form gets pages, not JSON: the thank-you text, or the form with what is wrong. */
export function answerFormPost({
  pool,
  store,
  forms,
  sandboxUrl,
}: PublicPageDeps): RequestHandler<{ id: string }> {
  return async (request, response, next) => {
    const isPage =
      request.is('application/x-www-form-urlencoded') && /text\/html/.test(request.get('accept') ?? '')
    if (!isPage) return next()
    const language = languageOf(request as Request)
    const form = await readFormPage(pool, request.params.id.slice(0, 200))
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    const fields: unknown = request.body ?? {}
    const ip = clientAddress(request as Request)
    const answer = await submitOptin(
      { forms, store },
      { form: form.id, fields, ip, userAgent: request.get('user-agent') ?? null },
    )
    if (answer.kind === 'submitted')
      return response.redirect(303, `/f/${encodeURIComponent(form.slug)}/thanks?lang=${language}`)
    if (answer.kind !== 'wrong') return sendPage(response, 410, noFormPage('closed', language))
    const errors: FormErrors = wrongFieldWords(answer.issues, language)
    sendPage(response, 400, formPage({ form, language, sandboxUrl, values: valuesOf(fields), errors }))
  }
}

function valuesOf(fields: unknown): FormValues {
  const textOf = (name: string): string => {
    const value: unknown = typeof fields === 'object' && fields !== null ? Reflect.get(fields, name) : ''
    return typeof value === 'string' ? value.slice(0, 300) : ''
  }
  return {
    name: textOf('name'),
    email: textOf('email'),
    whatsapp: textOf('whatsapp'),
    consent: textOf('consent') !== '',
  }
}

function askUnsubscribe({ links }: PublicPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const language = languageOf(request as Request)
    const link = links.verify('unsubscribe', request.params.token)
    sendPage(
      response,
      link === null ? 404 : 200,
      link === null ? badLinkPage(language) : askUnsubscribePage(language),
    )
  }
}

/** RFC 8058: acts at once, for a mail program without cookies or redirects and for a person's button alike. */
function unsubscribe(deps: PublicPageDeps): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const language = languageOf(request as Request)
    request.resume() // the token says everything; a body (form, multipart or none) is not read
    const link = deps.links.verify('unsubscribe', request.params.token)
    if (link === null) return sendPage(response, 404, badLinkPage(language))
    await applyLinkHit(deps.store, { messageRef: link.messageRef, kind: 'unsubscribed', link: null })
    sendPage(response, 200, unsubscribedPage(language))
  }
}

function followLink(deps: PublicPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const link = deps.links.verify('click', request.params.token)
    if (link === null) return sendPage(response, 404, badLinkPage(languageOf(request as Request)))
    applyBehindAnswer(deps, { messageRef: link.messageRef, kind: 'clicked', link: link.targetUrl })
    response.setHeader('cache-control', 'no-store')
    response.redirect(302, link.targetUrl)
  }
}

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

function showPixel(deps: PublicPageDeps): RequestHandler<{ token: string }> {
  return (request, response) => {
    const link = deps.links.verify('open', request.params.token.replace(/\.gif$/, ''))
    if (link !== null) applyBehindAnswer(deps, { messageRef: link.messageRef, kind: 'opened', link: null })
    response.set({
      'content-type': 'image/gif',
      'cache-control': 'no-store, private',
      'cross-origin-resource-policy': 'cross-origin',
    })
    response.end(pixel)
  }
}

/** The reader's answer does not wait for the database. */
function applyBehindAnswer({ store, log }: PublicPageDeps, hit: LinkHit): void {
  applyLinkHit(store, hit).catch((error: unknown) =>
    log.warn({ err: error, kind: hit.kind }, 'link.hit-not-recorded'),
  )
}

function sendPage(response: Response, status: number, page: string): void {
  response.status(status).set('cache-control', 'no-store').type('html').send(page)
}
