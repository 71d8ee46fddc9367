import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Where the browser is, or what to do about its absence. */
export type FoundChromium = { readonly path: string } | { readonly missing: string }

/** Arguments for a headless Chromium on a server, also as root and without a network. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium that is already here: `CHROMIUM_PATH`, the system's, or Playwright's own download. */
export function findInstalledChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  const candidates = [
    process.env.CHROMIUM_PATH ?? '',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ]
  return candidates.find((candidate) => candidate !== '' && existsSync(candidate))
}

/** Finds a Chromium; where there is none, tries Playwright's download, then (as root on Debian) apt-get. */
export async function findChromium(): Promise<FoundChromium> {
  const installed = findInstalledChromium()
  if (installed !== undefined) return { path: installed }
  downloadByPlaywright()
  if (findInstalledChromium() === undefined) installByApt()
  const path = findInstalledChromium()
  if (path !== undefined) return { path }
  return {
    missing:
      'No Chromium found for the browser tests, and neither "playwright install chromium" nor apt-get could get one. ' +
      'Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  }
}

function downloadByPlaywright(): void {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 120_000 })
}

function installByApt(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log('Installing chromium by apt-get ...')
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    env,
  })
}
