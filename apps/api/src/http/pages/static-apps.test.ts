import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { securityHeaders } from '../guard.ts'
import { serveApp } from './static-apps.ts'

const folder = mkdtempSync(join(tmpdir(), 'booster-static-'))
const server = createServer()
let url = ''
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/app-1a2b.js'), `export const words = '${'kata '.repeat(5_000)}'`)
  writeFileSync(join(folder, 'assets/page-3c4d.js'), 'export const page = 1')
  writeFileSync(join(folder, 'assets/page-3c4d.js.br'), brotliCompressSync('export const page = 1'))
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>')
  const app = express().use(securityHeaders(() => 'https://booster.example'))
  server.on('request', app.use('/affiliate', serveApp('affiliate', folder)))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/affiliate`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('serveApp', () => {
  it('sends assets compressed, to be kept for ever', async () => {
    const asset = await fetch(`${url}/assets/app-1a2b.js`, { headers: { 'accept-encoding': 'gzip' } })
    expect(asset.headers.get('content-encoding')).toBe('gzip')
    expect(asset.headers.get('cache-control')).toContain('immutable')
  })

  it('sends the copy that the build compressed, without what only pages need', async () => {
    const asset = await fetch(`${url}/assets/page-3c4d.js`, { headers: { 'accept-encoding': 'gzip, br' } })
    expect(asset.headers.get('content-encoding')).toBe('br')
    expect(await asset.text()).toBe('export const page = 1')
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
    expect(asset.headers.get('content-security-policy')).toBeNull()
    const headers = [...asset.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect(headers.length, headers).toBeLessThan(450)
    expect((await fetch(`${url}/jobs`)).headers.get('content-security-policy')).toContain(
      "default-src 'self'",
    )
  })

  it('sends icons without what only pages need, the index under its own name with it', async () => {
    const icon = await fetch(`${url}/icon.svg`)
    expect(icon.headers.get('x-content-type-options')).toBe('nosniff')
    expect(icon.headers.get('cache-control')).toContain('max-age=0')
    expect(icon.headers.get('content-security-policy')).toBeNull()
    expect((await fetch(`${url}/index.html`)).headers.get('content-security-policy')).toContain(
      "default-src 'self'",
    )
  })

  it('answers every other address with the index, which is revalidated each time', async () => {
    const page = await fetch(`${url}/jobs?status=failed`)
    expect(await page.text()).toContain('<title>app</title>')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404)
  })
})
