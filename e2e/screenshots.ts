import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from './find-chromium.ts'
import { EMERGENCY_SHOTS, inboxShots, type Look, type Shot, shots } from './screenshots/shots.ts'
import { type Picture, writeIndex } from './screenshots/write-index.ts'
import { type ApiClient, type Role, signInByApi } from './world/api-client.ts'
import { openContext } from './world/open-context.ts'
import { startWorld, type World } from './world/start-world.ts'

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
const VIEWPORTS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const EMERGENCY_CREDITS = 412

/** `npm run screenshots`: pictures of every page, on an API of its own with demo data. */
async function takeScreenshots(): Promise<void> {
  const found = await findChromium()
  if ('missing' in found) throw new Error(found.missing)
  const place = join(mkdtempSync(join(tmpdir(), 'affiliate-booster-shots-')), 'world')
  const world = await startWorld({ port: await freePort(), sandboxPort: await freePort(), dataDir: place })
  const browser = await chromium.launch({ executablePath: found.path, args: [...CHROMIUM_ARGUMENTS] })
  try {
    const clients = await signInAll(world)
    emptyFolder()
    const pictures: Picture[] = []
    const takeAll = async (list: readonly Shot[]): Promise<void> => {
      for (const shot of list) {
        for (const look of shot.looks ?? ['desktop-light-id', 'phone-light-id']) {
          pictures.push(await take({ browser, world, client: clients.get(shot.as) ?? null, shot, look }))
        }
      }
    }
    await takeAll(shots)
    await fillInbox(clients)
    await takeAll(inboxShots)
    await drainProvider(world)
    await takeAll(EMERGENCY_SHOTS)
    writeIndex(folder, pictures)
    console.log(`${pictures.length} pictures in docs/screenshots/`)
  } finally {
    await browser.close()
    await world.stop()
    rmSync(join(place, '..'), { recursive: true, force: true })
  }
}

interface Take {
  readonly browser: Browser
  readonly world: World
  readonly client: ApiClient | null
  readonly shot: Shot
  readonly look: Look
}

async function take({ browser, world, client, shot, look }: Take): Promise<Picture> {
  const [form, theme, language] = look.split('-') as ['desktop' | 'phone', 'light' | 'dark', 'id' | 'en']
  const wish = {
    baseURL: world.url,
    viewport: VIEWPORTS[form],
    deviceScaleFactor: 1,
    isMobile: form === 'phone',
    hasTouch: form === 'phone',
    locale: language === 'id' ? 'id-ID' : 'en-GB',
    timezoneId: 'Asia/Jakarta',
    colorScheme: theme,
    reducedMotion: 'reduce',
    language,
    theme,
  } as const
  const context = await openContext(browser, { origin: world.url, client, wish })
  try {
    const page = await context.newPage()
    await page.goto(shot.path.replace(/^sandbox:/, world.sandboxUrl))
    await settle(page)
    await shot.before?.(page)
    await settle(page)
    const file = `${shot.name}-${look}.png`
    await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' })
    return { title: shot.title, name: shot.name, look, file }
  } finally {
    await context.close()
  }
}

/** Until nothing loads, fonts and charts stand, and two frames have been painted. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1, .topbar__title, main').filter({ visible: true }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('.loading, .data-view[aria-busy]') === null)
  await page.waitForFunction(() => {
    const chart = document.querySelector('.history__chart, [data-chart]')
    return chart === null || chart.querySelector('svg path') !== null
  })
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
  await page.waitForTimeout(500) // charts draw a moment after their data
}

async function signInAll(world: World): Promise<ReadonlyMap<Role | null, ApiClient>> {
  const roles: readonly Role[] = ['budi', 'siti', 'baru', 'admin']
  return new Map(
    await Promise.all(roles.map(async (role) => [role, await signInByApi(world.url, role)] as const)),
  )
}

/** A few leads opt in, so that the sandbox has something to show. */
async function fillInbox(clients: ReadonlyMap<Role | null, ApiClient>): Promise<void> {
  const budi = clients.get('budi')
  if (budi === undefined) return
  const { data } = await budi.get<{ readonly data: { readonly forms: readonly { readonly id: string }[] } }>(
    '/api/affiliate/optin-forms',
  )
  const people = ['Ayu Lestari', 'Bagas Pratama', 'Citra Maharani', 'Dimas Saputra', 'Eka Wulandari']
  for (const name of people) {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.com`
    await budi.ask(`/api/affiliate/optin-forms/${data.forms[0]?.id}/submit`, {
      method: 'POST',
      body: JSON.stringify({ name, email, consent: true }),
    })
  }
}

async function drainProvider(world: World): Promise<void> {
  await fetch(`${world.sandboxUrl}/__sandbox/credits`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ credits: EMERGENCY_CREDITS }),
  })
  await fetch(`${world.url}/api/cron/check-email-credits`, {
    headers: { authorization: `Bearer ${world.cronSecret}` },
  })
}

function emptyFolder(): void {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (file.endsWith('.png')) rmSync(join(folder, file))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}

await takeScreenshots()
