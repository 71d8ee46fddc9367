import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, devices } from '@playwright/test'
import { chromiumArguments, findInstalledChromium } from './find-chromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = Number(process.env.E2E_PORT ?? 24_100)
const sandboxPort = Number(process.env.E2E_SANDBOX_PORT ?? 24_110)
const baseURL = `http://127.0.0.1:${port}`
const executablePath = findInstalledChromium()

// Workers load this file again and must talk to the same API.
process.env.E2E_PORT = String(port)
process.env.E2E_SANDBOX_PORT = String(sandboxPort)
process.env.E2E_DATA_DIR ??= makeDataDir()

/** Stories run against a real API with its own embedded database, on ports of their own. */
export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  workers: 1,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '../test-results/playwright.json' }],
  ],
  use: {
    baseURL,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...chromiumArguments],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
      },
    },
  ],
  webServer: {
    // Without exec a shell would stand between, and the API would not notice when this test run is killed.
    command: `${process.platform === 'win32' ? '' : 'exec '}node --import ./scripts/end-with-parent.mjs apps/api/src/main.ts`,
    cwd: root,
    url: `${baseURL}/readyz`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      ENDS_WITH_PARENT: 'watch',
      NODE_ENV: 'development',
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      PUBLIC_URL: baseURL,
      DATABASE_URL: '',
      MAILKETING_API_KEY: '',
      SMTP_URL: '',
      DEMO: 'on',
      RATE_LIMITS: 'off',
      DATA_DIR: process.env.E2E_DATA_DIR,
      LOG_LEVEL: 'warn',
    },
  },
})

/** PostgreSQL's system user must be able to enter it when the tests run as root. */
function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'affiliate-booster-e2e-'))
  chmodSync(folder, 0o711)
  return folder
}
