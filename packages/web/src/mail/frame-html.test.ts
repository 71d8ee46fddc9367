import { expect, it } from 'vitest'
import { frameHtml } from './frame-html.ts'

const MAIL =
  '<!doctype html><html><head><title>x</title></head><body><img src="https://a.id/b.png"></body></html>'

it('leaves the mail itself as it is', () => {
  const framed = frameHtml(MAIL, { isDark: true, hasImages: false })
  expect(framed).toContain('<title>x</title></head><body><img src="https://a.id/b.png"></body></html>')
  expect(framed).toMatch(/^<!doctype html><html><head><base target="_blank">/)
})

it('blocks pictures and turns colours only where that is wanted', () => {
  expect(frameHtml(MAIL, { isDark: false, hasImages: true })).not.toMatch(/img-src|invert/)
  expect(frameHtml(MAIL, { isDark: false, hasImages: false })).toContain("img-src 'none'")
  expect(frameHtml('<p>x</p>', { isDark: true, hasImages: true })).toContain('invert')
})

const LIGHT_LOOK = { isDark: false, hasImages: true }

it.each([
  '@media (prefers-color-scheme:dark){p{color:#fff}}',
  '@media screen and ( prefers-color-scheme : DARK ) and (min-width:1px) {p{color:#fff}}',
])('takes away what a mail says for dark programs: %s', (rule) => {
  const html = frameHtml(`<head><style>p{color:#000}${rule}</style></head><p>Halo</p>`, LIGHT_LOOK)
  expect(html).toContain('p{color:#000}@media not all{p{color:#fff}}')
  expect(html).toContain(':root{color-scheme:light!important}')
})

it('leaves other rules and texts as they are', () => {
  const rest = '<style>@media (max-width:600px){p{color:red}}</style><p>(prefers-color-scheme:dark) {</p>'
  expect(frameHtml(`<head></head>${rest}`, LIGHT_LOOK)).toContain(rest)
})
