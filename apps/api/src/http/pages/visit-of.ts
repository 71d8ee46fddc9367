import type { Request } from 'express'

/** Who asked for a page: a person, or a mail service that fetches pictures for all its readers. */
export type Visit = { readonly byMachine: boolean }

/** Programs that say their name and open links to judge or to show them: none of them is the reader. */
const SCANNERS =
  /barracuda|mimecast|proofpoint|forcepoint|ironport|symantec|trendmicro|bingpreview|safelinks|microsoft office existence|googlebot|bingbot|yandexbot|applebot|facebookexternalhit|whatsapp\/|telegrambot|slackbot|twitterbot|linkedinbot|discordbot|skypeuripreview/i
/** Proxies of Gmail and Yahoo Mail, by their names. */
const PROXIES = /GoogleImageProxy|YahooMailProxy/
/** Apple's Mail Privacy Protection loads all pictures before anybody looks, and says no more than this. */
const APPLE_PRIVACY = 'Mozilla/5.0'

/**
 * Null: not a visit, but a program that asks whether the page is there, a browser that fetches it in case, or a known
 * scanner. A program that calls itself a browser is taken for one.
 */
export function visitOf(request: Pick<Request, 'method' | 'get'>): Visit | null {
  const agent = request.get('user-agent') ?? ''
  if (request.method !== 'GET' || /prefetch/.test(request.get('sec-purpose') ?? '')) return null
  if (SCANNERS.test(agent)) return null
  return { byMachine: PROXIES.test(agent) || agent.trim() === APPLE_PRIVACY }
}
