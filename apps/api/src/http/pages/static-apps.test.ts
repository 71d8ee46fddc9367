import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveApp } from './static-apps.ts'

const folder = mkdtempSync(join(tmpdir(), 'booster-static-'))
const server = createServer(express().use('/affiliate', serveApp('affiliate', folder)))
let url = ''
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets/app-1a2b.js'), `export const words = '${'kata '.repeat(5_000)}'`)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>')
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

  it('answers every other address with the index, which is revalidated each time', async () => {
    const page = await fetch(`${url}/jobs?status=failed`)
    expect(await page.text()).toContain('<title>app</title>')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404)
  })
})
