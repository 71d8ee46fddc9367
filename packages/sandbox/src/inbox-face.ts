import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Acceptance } from './acceptance-log.ts'
import type { Control } from './control-face.ts'
import { faultSettingsSchema } from './fault.ts'
import { type Answer, parseWith, RefusedRequest, readBody } from './http-exchange.ts'
import { renderInbox, renderMail, renderMissing } from './inbox-page.ts'
import type { Language } from './inbox-words.ts'
import { listLinks } from './mail-links.ts'
import { EVENT_TYPES, eventOrderSchema, type SentEvent, sendEvents } from './provider-event.ts'

const PAGE_SIZE = 100
const stylesheet = readFileSync(new URL('./inbox.css', import.meta.url), 'utf8')
const font = readFileSync(fileURLToPath(import.meta.resolve('@booster/ui/fonts/plus-jakarta-sans.woff2')))

/** Asks every 3 s whether anything changed and puts the new list in place; a search being typed is left alone. */
const POLLING_SCRIPT = `
const poll = async () => {
  const main = document.querySelector('main')
  try {
    const health = await (await fetch('/__sandbox/health')).json()
    const typing = document.activeElement?.matches('input[type=search]')
    if (String(health.revision) !== main.dataset.revision && !typing && !document.hidden) {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
      main.replaceWith(page.querySelector('main'))
    }
  } catch (error) {
    console.warn('sandbox: not reachable', error)
  }
  setTimeout(poll, 3000)
}
setTimeout(poll, 3000)
`

const reportSchema = z.strictObject({ type: z.enum(EVENT_TYPES) })

/** The pages for people: the inbox at `/`, one mail at `/messages/:seq`. */
export async function answerInbox(control: Control, request: IncomingMessage, url: URL): Promise<Answer> {
  const language: Language = url.searchParams.get('lang') === 'en' ? 'en' : 'id'
  const mailPath = /^\/messages\/(\d{1,15})$/.exec(url.pathname)
  const reportPath = /^\/messages\/(\d{1,15})\/events$/.exec(url.pathname)
  if (request.method === 'POST' && reportPath) {
    return reportEvent(control, Number(reportPath[1]), { request, language })
  }
  const linksPath = /^\/messages\/(\d{1,15})\/links$/.exec(url.pathname)
  if (request.method === 'POST' && linksPath) return openLink(control, Number(linksPath[1]), request)
  if (request.method === 'POST' && url.pathname === '/faults') return setFault(control, request, language)
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new RefusedRequest(404, 'Not found.')
  if (mailPath) return showMail(control, Number(mailPath[1]), { url, language })
  switch (url.pathname) {
    case '/':
      return page(renderInbox(viewInbox(control, url, language)))
    case '/inbox.css':
      return { status: 200, body: stylesheet, contentType: 'text/css; charset=utf-8' }
    case '/font.woff2':
      return {
        status: 200,
        body: font,
        contentType: 'font/woff2',
        headers: { 'cache-control': 'max-age=86400' },
      }
    case '/inbox.js':
      return { status: 200, body: POLLING_SCRIPT, contentType: 'text/javascript; charset=utf-8' }
    default:
      throw new RefusedRequest(404, 'Not found.')
  }
}

function viewInbox(control: Control, url: URL, language: Language) {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 320)
  const all = control.log.all()
  const wanted = search.toLowerCase()
  const matching: readonly Acceptance[] = wanted
    ? all.filter((acceptance) => acceptance.to.toLowerCase().includes(wanted))
    : all
  return {
    language,
    search,
    mails: matching.slice(-PAGE_SIZE).reverse(),
    matching: matching.length,
    total: all.length,
    credits: control.log.credits(),
    faults: control.faults(),
    revision: control.revision(),
  }
}

function showMail(
  control: Control,
  seq: number,
  asked: { readonly url: URL; readonly language: Language },
): Answer {
  const { url, language } = asked
  const revision = control.revision()
  const mail = control.log.all()[seq - 1]
  if (!mail) return { ...page(renderMissing({ language, revision })), status: 404 }
  const images = url.searchParams.get('images') === '1'
  const content = control.log.contentOf(mail)
  const canReport = control.webhook !== undefined
  const reported = readReported(url)
  return page(renderMail({ language, mail, content, images, revision, canReport, reported }), images)
}

/** The buttons of one mail: reports to the app, then shows the mail again with the app's answer. */
async function reportEvent(
  control: Control,
  seq: number,
  asked: { readonly request: IncomingMessage; readonly language: Language },
): Promise<Answer> {
  const { type } = parseWith(
    reportSchema,
    Object.fromEntries(new URLSearchParams(await readBody(asked.request))),
  )
  const acceptance = control.log.all()[seq - 1]
  if (!acceptance) throw new RefusedRequest(404, 'There is no such mail.')
  if (!control.webhook) throw new RefusedRequest(404, 'No webhook is configured.')
  const [sent] = await sendEvents(eventOrderSchema.parse({ type }), { acceptance, webhook: control.webhook })
  const result = new URLSearchParams({
    lang: asked.language,
    reported: type,
    answer: String(sent?.status ?? ''),
  })
  const location = `/messages/${seq}?${result}#reports`
  return { status: 303, body: '', contentType: 'text/plain', headers: { location } }
}

const linkSchema = z.strictObject({ link: z.string().regex(/^\d{1,3}$/) })

/** Leads to a link of the mail, as the lead's mail program would. */
async function openLink(control: Control, seq: number, request: IncomingMessage): Promise<Answer> {
  const { link } = parseWith(linkSchema, Object.fromEntries(new URLSearchParams(await readBody(request))))
  const mail = control.log.all()[seq - 1]
  const target = mail && listLinks(control.log.contentOf(mail))[Number(link)]?.target
  if (!target) throw new RefusedRequest(404, 'There is no such link.')
  const headers = { location: target, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' }
  return { status: 303, body: '', contentType: 'text/plain', headers }
}

/** What the address says was reported; null where it says nothing of the kind. */
function readReported(url: URL): Omit<SentEvent, 'error'> | null {
  const type = reportSchema.shape.type.safeParse(url.searchParams.get('reported'))
  if (!type.success) return null
  const answer = url.searchParams.get('answer') ?? ''
  return { type: type.data, status: /^\d{3}$/.test(answer) ? Number(answer) : null }
}

async function setFault(control: Control, request: IncomingMessage, language: Language): Promise<Answer> {
  const form = Object.fromEntries(new URLSearchParams(await readBody(request)))
  await control.setFaults(parseWith(faultSettingsSchema, form))
  return { status: 303, body: '', contentType: 'text/plain', headers: { location: `/?lang=${language}` } }
}

/** Mails are strangers' HTML: no script runs, no foreign request leaves, and images only when asked for. */
function page(body: string, images = false): Answer {
  const policy = [
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    `img-src data:${images ? ' http: https:' : ''}`,
    // The buttons of links lead to wherever the mail does.
    "form-action 'self' http: https:",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ]
  return {
    status: 200,
    body,
    contentType: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  }
}
