import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import { html } from '@booster/html'
import compression from 'compression'
import express, { type RequestHandler, Router } from 'express'
import expressStaticGzip from 'express-static-gzip'
import { refuseUnknownPath } from '../api-error.ts'
import { languageOf } from './language.ts'
import { page } from './page.ts'

export type StaticApp = 'affiliate' | 'admin'

/** `/affiliate/*` and `/admin/*`: the built app, with its index for every address that names no file. */
export function serveApp(app: StaticApp, folder = folderOf(app)): Router {
  const router = Router()
  // Files only: live streams below /trpc must never be held back by a compressor.
  router.use(compression())
  const index = join(folder, 'index.html')
  // Names of assets hold a hash of their content; the index names the assets, so it is revalidated each time.
  router.use('/assets', dropPageHeaders, assetsOf(join(folder, 'assets')))
  router.use('/assets', refuseUnknownPath)
  router.use(express.static(folder, { index: false, maxAge: 0, redirect: false, setHeaders }))
  const answerIndex: RequestHandler = (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    response.setHeader('cache-control', 'no-cache')
    if (existsSync(index)) return void response.type('html').send(readFileSync(index))
    response
      .status(503)
      .type('html')
      .send(notBuiltPage(app, languageOf(request)))
  }
  router.use(answerIndex)
  return router
}

/** The compressed copy that the build wrote, where the browser takes one. A name never changes its content. */
function assetsOf(folder: string): RequestHandler {
  const serveStatic = {
    immutable: true,
    maxAge: '1y',
    redirect: false,
    etag: false,
    lastModified: false,
    acceptRanges: false,
  } as const
  return expressStaticGzip(folder, { enableBrotli: true, orderPreference: ['br'], index: false, serveStatic })
}

const ASSET_HEADERS = ['x-content-type-options', 'cross-origin-resource-policy', 'strict-transport-security']

/** What protects a page says nothing on a script; forty files of it are 40 kB. */
const dropPageHeaders: RequestHandler = (_request, response, next) => {
  keepAssetHeaders(response)
  next()
}

/** Icons and the manifest are assets too, under names that stay. */
function setHeaders(response: ServerResponse, path: string): void {
  if (!path.endsWith('.html')) keepAssetHeaders(response)
}

function keepAssetHeaders(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) {
    if (!ASSET_HEADERS.includes(name)) response.removeHeader(name)
  }
}

function folderOf(app: StaticApp): string {
  return fileURLToPath(new URL(`../../../../${app}/dist`, import.meta.url))
}

function notBuiltPage(app: StaticApp, language: Language): string {
  const title = messagesIn(language).page.appNotBuilt
  const body = html`<main class="optin"><section class="card optin__done"><h1>${title}</h1>
<p class="muted">pnpm --filter ./apps/${app} build</p></section></main>`
  return page({ language, title, body, noIndex: true })
}
