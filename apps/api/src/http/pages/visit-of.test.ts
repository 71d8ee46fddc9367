import { describe, expect, it } from 'vitest'
import { visitOf } from './visit-of.ts'

const CHROME =
  'Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'

function visitBy(
  agent: string | undefined,
  more: { readonly method?: string; readonly purpose?: string } = {},
) {
  const headers: Record<string, string | undefined> = { 'user-agent': agent, 'sec-purpose': more.purpose }
  const get = ((name: string) => headers[name]) as Parameters<typeof visitOf>[0]['get']
  return visitOf({ method: more.method ?? 'GET', get })
}

describe('a visit', () => {
  it.each([
    CHROME,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Thunderbird/140.4.0',
    undefined,
  ])('is of a person: %s', (agent) => {
    expect(visitBy(agent)).toEqual({ byMachine: false })
  })

  it.each([
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
    'Mozilla/5.0',
  ])('is of a mail service that fetches pictures: %s', (agent) => {
    expect(visitBy(agent)).toEqual({ byMachine: true })
  })

  it.each([
    'BarracudaCentral-Reader/1.0',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b',
    'WhatsApp/2.24.6.77 A',
    'facebookexternalhit/1.1',
    'TelegramBot (like TwitterBot)',
  ])('is not of a scanner or of a picture of a link: %s', (agent) => {
    expect(visitBy(agent)).toBeNull()
  })

  it('is no question whether the page is there, and nothing that is fetched in case', () => {
    expect(visitBy(CHROME, { method: 'HEAD' })).toBeNull()
    expect(visitBy(CHROME, { purpose: 'prefetch;prerender' })).toBeNull()
  })
})
