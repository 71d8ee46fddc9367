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
