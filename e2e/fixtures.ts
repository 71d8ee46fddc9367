import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type Page,
} from '@playwright/test'
import { type ApiClient, createApiClient, type Role, signInByApi } from './world/api-client.ts'
import { openContext, type PageWish } from './world/open-context.ts'
import { controlSandbox, type SandboxControl } from './world/sandbox-control.ts'
import { startWorld, type World, type WorldPlace } from './world/start-world.ts'

export { expect, type Locator, type Page, type Request, type Route } from '@playwright/test'
export type { PageWish }

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
}

interface WorkerFixtures {
  /** Ports and a folder for a second world beside the worker's own; one at a time. */
  readonly emptyPlace: WorldPlace
  /** One API, database and sandbox per worker: tests of two workers cannot meet, and a fault is nobody else's. */
  readonly world: World
  /** The API as this person; signed in once per worker. */
  readonly apiAs: (role: Role) => Promise<ApiClient>
}

interface TestFixtures {
  /** A new browser context, signed in as this person (null: as nobody), and its page. Closed after the test. */
  readonly openAs: (who: Role | ApiClient | null, wish?: PageWish) => Promise<Page>
  /** For keys as fast as a test presses them. */
  readonly keyboardBrowser: Browser
  /** Signed in as Baru, in that browser. */
  readonly keyboardBaru: Page
  readonly sandbox: SandboxControl
  /** An address nobody else uses. */
  readonly newAddress: () => string
  readonly budi: Page
  readonly siti: Page
  readonly baru: Page
  readonly admin: Page
  readonly visitor: Page
}

/**
 * Without it, the frame of a mail is in a process of its own, and takes and gives the focus after the key that moves it:
 * keys as fast as these go astray.
 */
const ONE_PROCESS = '--disable-site-isolation-trials'

const firstPort = Number(process.env.E2E_PORT ?? 24_100)
const firstSandboxPort = Number(process.env.E2E_SANDBOX_PORT ?? 24_110)

/** After the worlds of all workers. */
const SECOND_WORLDS = 40

export const test = base.extend<TestFixtures, WorkerFixtures>({
  emptyPlace: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's wishes from this pattern
    async ({}, use, { parallelIndex }) => {
      const folder = mkdtempSync(join(process.env.E2E_DATA_DIR ?? tmpdir(), 'second-world-'))
      await use({
        port: firstPort + SECOND_WORLDS + parallelIndex,
        sandboxPort: firstSandboxPort + SECOND_WORLDS + parallelIndex,
        dataDir: folder,
      })
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's wishes from this pattern
    async ({}, use, { parallelIndex }) => {
      const folder = mkdtempSync(join(process.env.E2E_DATA_DIR ?? tmpdir(), 'world-'))
      const world = await startWorld({
        port: firstPort + parallelIndex,
        sandboxPort: firstSandboxPort + parallelIndex,
        dataDir: folder,
      })
      await use(world)
      await world.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  apiAs: [
    async ({ world }, use) => {
      const clients = new Map<Role, Promise<ApiClient>>()
      await use((role) => {
        const client = clients.get(role) ?? signInByApi(world.url, role)
        clients.set(role, client)
        return client
      })
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ world }, use) => use(world.url),
  openAs: async ({ browser, world, apiAs }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, wish = {}) => {
      const client = typeof who === 'string' ? await apiAs(who) : who
      const context = await openContext(browser, { origin: world.url, client, wish })
      contexts.push(context)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  keyboardBrowser: async ({ playwright, launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), ONE_PROCESS]
    const browser = await playwright.chromium.launch({ ...launchOptions, args })
    await use(browser)
    await browser.close()
  },
  keyboardBaru: async ({ keyboardBrowser, world, apiAs }, use) => {
    const context = await openContext(keyboardBrowser, {
      origin: world.url,
      client: await apiAs('baru'),
      wish: {},
    })
    await use(await context.newPage())
  },
  sandbox: async ({ world }, use) => {
    const sandbox = controlSandbox(world.sandboxUrl)
    await use(sandbox)
    await sandbox.restore()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's wishes from this pattern
  newAddress: async ({}, use) => use(() => `e2e-${randomUUID().slice(0, 13)}@example.com`),
  budi: async ({ openAs }, use) => use(await openAs('budi')),
  siti: async ({ openAs }, use) => use(await openAs('siti')),
  baru: async ({ openAs }, use) => use(await openAs('baru')),
  admin: async ({ openAs }, use) => use(await openAs('admin')),
  visitor: async ({ openAs }, use) => use(await openAs(null)),
})

/** The API as nobody. */
export function nobody(world: World): ApiClient {
  return createApiClient(world.url, [])
}
