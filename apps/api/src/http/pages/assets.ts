import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type RequestHandler, Router } from 'express'

const KIT_PARTS = ['base', 'controls', 'containers', 'status', 'frame']

/** The stylesheet, font and icon of the pages this server renders itself: the same tokens and parts as the apps. */
export function serveAssets(): Router {
  const router = Router()
  router.get('/public.css', asset('text/css; charset=utf-8', Buffer.from(publicCss())))
  router.get(
    '/font.woff2',
    asset(
      'font/woff2',
      readFileSync(new URL(import.meta.resolve('@booster/ui/fonts/plus-jakarta-sans.woff2'))),
    ),
  )
  router.get('/icon.svg', asset('image/svg+xml', Buffer.from(ICON)))
  return router
}

function publicCss(): string {
  const ofUi = (path: string) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@booster/ui/${path}.css`)), 'utf8')
  const tokens = followTheDevice(ofUi('tokens').replace(/url\("[^"]*\.woff2"\)/, 'url("/assets/font.woff2")'))
  const own = readFileSync(new URL('./public.css', import.meta.url), 'utf8')
  return [tokens, ...KIT_PARTS.map((part) => ofUi(`kit/${part}`)), own].join('\n')
}

/** Without scripts nobody sets the theme, so the device's choice stands in the stylesheet. */
function followTheDevice(tokens: string): string {
  const dark = /\[data-theme="dark"\] \{([^}]*)\}/.exec(tokens)?.[1]
  if (dark === undefined) throw new Error('tokens.css has no dark theme')
  return tokens.replace(
    '/* Derived',
    `@media (prefers-color-scheme: dark) {\n:root {${dark}}\n}\n\n/* Derived`,
  )
}

function asset(type: string, bytes: Buffer): RequestHandler {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`
  return (request, response) => {
    response.set({
      'content-type': type,
      etag,
      'cache-control': 'public, max-age=300',
      // Hosted forms stand in frames of other sites, whose sandbox may take our own origin from them.
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
    if (request.fresh) return void response.status(304).end()
    response.end(bytes)
  }
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6e5b"/><path d="M8 20l8-10 8 10M11 24h10" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`
