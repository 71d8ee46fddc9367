import { type FoundFormPage, readFormPage } from '@booster/db/forms/read-form-page'
import { type OptinDeps, submitOptin } from '@booster/services/optin/submit-optin'
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { refuseMethod, toApiError } from '../../api-error.ts'
import { clientAddress, networksOf } from '../../client-address.ts'
import { readFields } from '../../read-fields.ts'
import { languageOf } from '../language.ts'
import { formPrivacyPage, type Tracks } from '../privacy-page.ts'
import { sendPage } from '../send-page.ts'
import { visitOf } from '../visit-of.ts'
import { wantsPage } from '../wants-page.ts'
import { type FormPageOptions, fieldNamesOf, formPage, noFormPage, thankYouPage } from './form-page.ts'
import { valuesOf } from './form-values.ts'
import { failedFormWords, retryFormPage } from './retry-form-page.ts'
import { wrongFieldWords } from './wrong-field-words.ts'

export type FormPageDeps = OptinDeps & {
  readonly pool: Pool
  readonly sandboxUrl: string | null
  readonly tracks: Tracks
  readonly log: Logger
  /** Shared by every address that takes a form. */
  readonly submitLimit: RequestHandler
  /** Notes that somebody opened the form. */
  readonly countView: (formId: string) => void
}

type BySlug = RequestHandler<{ slug: string }>

/** The hosted form. Nobody is signed in here, and nothing sets a cookie. */
export function mountFormPages(deps: FormPageDeps): Router {
  const router = Router()
  router.get('/f/:slug', showForm(deps))
  router.post('/f/:slug', ...readFields, deps.submitLimit, answerFormPost(deps), answerFormFault(deps))
  router.get('/f/:slug/thanks', showThanks(deps))
  router.get('/f/:slug/privacy', showPrivacy(deps))
  router.all('/f/:slug', refuseMethod(['GET', 'POST']))
  return router
}

function showForm({ pool, sandboxUrl, countView }: FormPageDeps): BySlug {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const form = await findForm(pool, request.params.slug)
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    if (!form.open) return sendPage(response, 410, noFormPage('closed', language))
    if (visitOf(request as Request) !== null) countView(form.id)
    sendFormPage(response, 200, { form, language, sandboxUrl })
  }
}

function showThanks({ pool, sandboxUrl }: FormPageDeps): BySlug {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const form = await findForm(pool, request.params.slug)
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    sendPage(response, 200, thankYouPage({ form, language, sandboxUrl }))
  }
}

function showPrivacy({ pool, tracks, sandboxUrl }: FormPageDeps): BySlug {
  return async (request, response) => {
    const language = languageOf(request as Request)
    const form = await findForm(pool, request.params.slug)
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    sendPage(response, 200, formPrivacyPage({ form, language, tracks, sandboxUrl }))
  }
}

/** The address to which forms are sent knows only POST; who opens it (a shared address, a restored tab) wants the form. */
export function leadToForm({ pool }: FormPageDeps): RequestHandler<{ id: string }> {
  return async (request, response, next) => {
    if (!wantsPage(request as Request)) return next()
    const language = languageOf(request as Request)
    const form = await findForm(pool, request.params.id)
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    response.redirect(303, `${addressOf(form)}?lang=${language}`)
  }
}

/** A browser that sent a form gets a page, not JSON: the thank-you text, or the form with what is wrong. */
export function answerFormPost(deps: FormPageDeps): RequestHandler<{ id?: string; slug?: string }> {
  const answerPost: RequestHandler<{ id?: string; slug?: string }> = async (request, response, next) => {
    if (request.params.id !== undefined && !wantsPage(request as Request)) return next()
    const language = languageOf(request as Request)
    const form = await findForm(deps.pool, request.params.slug ?? request.params.id ?? '')
    if (form === null) return sendPage(response, 404, noFormPage('unknown', language))
    const fields: unknown = request.body
    const sender = {
      ip: clientAddress(request as Request),
      networks: networksOf(request as Request),
      userAgent: request.get('user-agent') ?? null,
      language,
    }
    const answer = await submitOptin(deps, { form, fields, ...sender })
    if (answer.kind === 'submitted')
      return response.redirect(303, form.redirectUrl ?? `${addressOf(form)}/thanks?lang=${language}`)
    if (answer.kind === 'outdated') return answerPost(request, response, next)
    if (answer.kind === 'closed') return sendPage(response, 410, noFormPage('closed', language))
    const { sandboxUrl } = deps
    const errors = wrongFieldWords(answer.issues, { language, names: fieldNamesOf(form) })
    sendFormPage(response, 400, { form, language, sandboxUrl, values: valuesOf(fields), errors })
  }
  return answerPost
}

/** What went wrong on the way stands above the form, with everything that was typed. */
export function answerFormFault(deps: FormPageDeps): ErrorRequestHandler<{ id?: string; slug?: string }> {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent || !wantsPage(request as Request)) return next(error)
    const known = toApiError(error)
    if (known.status === 500) deps.log.error({ err: error }, 'form.not-taken')
    if (known.retryAfterSeconds !== undefined)
      response.setHeader('retry-after', String(known.retryAfterSeconds))
    const language = languageOf(request as Request)
    const values = valuesOf(request.body)
    const words = failedFormWords(known.status, language)
    const slug = request.params.slug ?? request.params.id ?? ''
    const form = await findForm(deps.pool, slug).catch(() => null) // the retry page needs no database
    const { sandboxUrl } = deps
    if (form !== null)
      return sendFormPage(response, known.status, {
        form,
        language,
        sandboxUrl,
        values,
        errors: { form: words },
      })
    const address = request.originalUrl
    sendPage(response, known.status, retryFormPage({ address, language, values, words }))
  }
}

/** Some browsers hold the form's permission to be sent also against where its answer leads. */
function sendFormPage(response: Response, status: number, options: FormPageOptions): void {
  const { redirectUrl } = options.form
  const policy = response.getHeader('content-security-policy')
  if (redirectUrl !== null && typeof policy === 'string') {
    const allowed = `form-action 'self' ${new URL(redirectUrl).origin}`
    response.setHeader('content-security-policy', policy.replace("form-action 'self'", allowed))
  }
  sendPage(response, status, formPage(options))
}

function findForm(pool: Pool, slugOrId: string): Promise<FoundFormPage | null> {
  return readFormPage(pool, slugOrId)
}

function addressOf(form: FoundFormPage): string {
  return `/f/${encodeURIComponent(form.slug)}`
}
