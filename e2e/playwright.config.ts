import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findInstalledChromium } from './find-chromium.ts'

const executablePath = findInstalledChromium()

// Workers load this file again and put their worlds into the same folder.
process.env.E2E_DATA_DIR ??= makeDataDir()

/**
 * Stories run against real APIs with embedded databases. Every worker starts one of its own (fixtures.ts), on
 * E2E_PORT and the ports after it. A worker is replaced, and its world with it, where a file wants other options of
 * workers (`trace`, `launchOptions`): they stand here, once. Files run in the order of their names; what an account
 * without anything sees (a-new-account.spec.ts) comes before the stories that give it leads, forms and mails.
 */
export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '../test-results/playwright.json' }],
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // Pictures and copies of the page after every step cost a third of a visit; `--trace on` takes them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...CHROMIUM_ARGUMENTS],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
})

/** PostgreSQL's system user must be able to enter it when the tests run as root. */
function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'affiliate-booster-e2e-'))
  chmodSync(folder, 0o711)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
