import { describe, expect, it } from 'vitest'
import { faultOfRedirect, isAllowedHost, redirectUrl } from './redirect-url.ts'

describe('where a form may lead', () => {
  it.each([
    ['https://example.com/thanks', 'https://example.com/thanks'],
    [' https://toko.example.co.id?a=1#b ', 'https://toko.example.co.id/?a=1#b'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['https://example.com:443/', 'https://example.com/'],
  ])('to %s', (typed, kept) => {
    expect(redirectUrl.parse(typed)).toBe(kept)
  })

  it.each([
    ['example.com/thanks', 'NOT_AN_ADDRESS'],
    ['//example.com', 'NOT_AN_ADDRESS'],
    ['https://', 'NOT_AN_ADDRESS'],
    ['https:\\\\example.com', 'NOT_AN_ADDRESS'],
    ['http://example.com', 'NOT_HTTPS'],
    ['javascript:alert(1)', 'NOT_HTTPS'],
    ['data:text/html,x', 'NOT_HTTPS'],
    ['mailto:a@example.com', 'NOT_HTTPS'],
    ['https://user@example.com', 'CREDENTIALS'],
    ['https://example.com@evil.example', 'CREDENTIALS'],
    ['https://example.com:8443', 'PORT'],
    ['https://localhost/', 'NOT_PUBLIC'],
    ['https://router/', 'NOT_PUBLIC'],
    ['https://printer.local/', 'NOT_PUBLIC'],
    ['https://app.localhost./', 'NOT_PUBLIC'],
    ['https://db.internal/', 'NOT_PUBLIC'],
    ['https://127.0.0.1/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://0x7f.1/', 'NOT_PUBLIC'],
    ['https://8.8.8.8/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
  ])('not to %s', (typed, fault) => {
    expect(faultOfRedirect(typed)).toBe(fault)
    expect(redirectUrl.safeParse(typed).success).toBe(false)
  })

  it('to any public host where the operator names none, else to those named and what is below them', () => {
    const allowed = (url: string, hosts: readonly string[] | null = ['example.com']) =>
      isAllowedHost(url, hosts)
    expect(allowed('https://anything.example/', null)).toBe(true)
    expect(['https://example.com/a', 'https://shop.example.com/'].map((url) => allowed(url))).toEqual([
      true,
      true,
    ])
    expect(
      ['https://badexample.com/', 'https://example.com.evil.example/'].map((url) => allowed(url)),
    ).toEqual([false, false])
    expect(allowed('https://example.com/', [])).toBe(false)
  })
})
