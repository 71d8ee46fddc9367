import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Acceptance } from './acceptance-log.ts'
import type { Control } from './control-face.ts'
import { faultSettingsSchema } from './fault.ts'
import { type Answer, parseWith, RefusedRequest, readBody } from './http-exchange.ts'
import { renderInbox, renderMail, renderMissing } from './inbox-page.ts'
import type { Language } from './inbox-words.ts'

const PAGE_SIZE = 100
const stylesheet = readFileSync(new URL('./inbox.css', import.meta.url), 'utf8')

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

/** The pages for people: the inbox at `/`, one mail at `/messages/:seq`. */
export async function answerInbox(control: Control, request: IncomingMessage, url: URL): Promise<Answer> {
  const language: Language = url.searchParams.get('lang') === 'en' ? 'en' : 'id'
  const mailPath = /^\/messages\/(\d{1,15})$/.exec(url.pathname)
  if (request.method === 'POST' && url.pathname === '/faults') return setFault(control, request, language)
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new RefusedRequest(404, 'Not found.')
  if (mailPath) return showMail(control, Number(mailPath[1]), { url, language })
  switch (url.pathname) {
    case '/':
      return page(renderInbox(viewInbox(control, url, language)))
    case '/inbox.css':
      return { status: 200, body: stylesheet, contentType: 'text/css; charset=utf-8' }
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
  return page(renderMail({ language, mail, content, images, revision }), images)
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
    "script-src 'self'",
    "connect-src 'self'",
    `img-src data:${images ? ' http: https:' : ''}`,
    "form-action 'self'",
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
