import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../e2e/find-chromium.ts'
import { makeDataDir, removeDataDir } from '../e2e/world/data-dir.ts'
import { buildApps, SINGLE_PAGE_APPS } from './build-apps.ts'
import { runOwned } from './owned-process.ts'
import { root } from './repository.ts'
import { addCounts, type Counts, countPlaywright, countProgram, countVitest } from './test-results.ts'

/** One part of the test command. `run` prints what a person needs and answers its counts. */
export interface Suite {
  readonly name: string
  readonly run: () => Promise<Counts>
}

const PASSED: Counts = { passed: 1, failed: 0 }
const FAILED: Counts = { passed: 0, failed: 1 }
const require = createRequire(import.meta.url)
const results = join(root, 'test-results')

const ARROW_FOLDERS = ['packages', 'apps', 'scripts', 'e2e', 'prisma']

/** Everything `npm test` runs, in order: the quick ones first. */
export const suites: readonly Suite[] = [
  {
    name: 'lint',
    run: () =>
      runTool([join(packageFolder('@biomejs/biome'), 'bin/biome'), 'check', '--diagnostic-level=error', '.']),
  },
  { name: 'arrows', run: checkArrows },
  { name: 'unused', run: findUnused },
  { name: 'spelling', run: checkSpelling },
  { name: 'typecheck', run: typecheck },
  { name: 'words', run: compileWords },
  { name: 'unit', run: runVitest },
  { name: 'build', run: build },
  { name: 'proof', run: () => runQuick('packages/proof/src/main.ts') },
  { name: 'bench', run: () => runQuick('packages/bench/src/main.ts') },
  { name: 'e2e', run: runPlaywright },
]

/** Which room may import which: the rules of .dependency-cruiser.mjs. */
function checkArrows(): Promise<Counts> {
  const cruiser = join(packageFolder('dependency-cruiser'), 'bin/dependency-cruiser.mjs')
  return runTool([cruiser, ...ARROW_FOLDERS, '--config', '.dependency-cruiser.mjs'])
}

/** Files, exports and dependencies that nobody uses. */
function findUnused(): Promise<Counts> {
  return runTool([join(packageFolder('knip'), 'bin/knip.js'), '--no-progress'])
}

/** Common misspellings, and the words that CONTRIBUTING.md retires. */
function checkSpelling(): Promise<Counts> {
  return runTool([join(packageFolder('cspell'), 'bin.mjs'), '--no-progress', '--no-summary'])
}

/** Every folder with a tsconfig.json is one check; two compilers at a time. */
async function typecheck(): Promise<Counts> {
  const folders = globSync('{apps/*,packages/*,scripts,e2e}/tsconfig.json', { cwd: root }).toSorted()
  const tsc = join(packageFolder('typescript'), 'bin/tsc')
  const waiting = folders.map((file) => file.replace(/\/tsconfig\.json$/, ''))
  const counts: Counts[] = []
  const worker = async () => {
    for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
      const { code, output } = await runOwned({ node: [tsc, '--noEmit', '-p', folder], output: 'capture' })
      // A package that has no source yet has nothing to check.
      const isEmpty = output.includes('TS18003')
      if (code !== 0 && !isEmpty) console.log(`${folder}:\n${output}`)
      counts.push(code === 0 || isEmpty ? PASSED : FAILED)
    }
  }
  await Promise.all([worker(), worker()])
  return addCounts(counts)
}

/** Every text of both apps must be translated into every language. */
async function compileWords(): Promise<Counts> {
  const counts: Counts[] = []
  for (const app of SINGLE_PAGE_APPS) {
    const folder = join(root, 'apps', app)
    if (!existsSync(join(folder, 'lingui.config.ts'))) continue
    const lingui = join(packageFolder('@lingui/cli', folder), 'dist/lingui.js')
    counts.push(await runTool([lingui, 'compile', '--strict'], folder))
  }
  return addCounts(counts)
}

async function runVitest(): Promise<Counts> {
  const report = join(results, 'vitest.json')
  const vitest = join(packageFolder('vitest'), 'vitest.mjs')
  rmSync(report, { force: true })
  const { code } = await runOwned({
    node: [vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    env: { NODE_ENV: 'test' },
  })
  return existsSync(report) ? countVitest(readFileSync(report, 'utf8'), code) : FAILED
}

async function build(): Promise<Counts> {
  await buildApps()
  return PASSED
}

async function runQuick(file: string): Promise<Counts> {
  if (!existsSync(join(root, file))) return { passed: 0, failed: 0 }
  const { code, output } = await runOwned({ node: [join(root, file), '--quick'], output: 'capture' })
  console.log(output.trimEnd())
  return countProgram(output, code)
}

async function runPlaywright(): Promise<Counts> {
  if (globSync('e2e/stories/**/*.spec.ts', { cwd: root }).length === 0) return { passed: 0, failed: 0 }
  const chromium = await findChromium()
  if ('missing' in chromium) {
    console.log(chromium.missing)
    return FAILED
  }
  const report = join(results, 'playwright.json')
  rmSync(report, { force: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'affiliate-booster-e2e-'))
  makeDataDir(dataDir)
  const { code } = await runOwned({
    node: [join(packageFolder('@playwright/test'), 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
    env: { CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report, E2E_DATA_DIR: dataDir },
  })
  await removeDataDir(dataDir)
  return existsSync(report) ? countPlaywright(readFileSync(report, 'utf8'), code) : FAILED
}

/** Runs a tool whose exit code is the result; its words are shown only when it fails. */
async function runTool(node: readonly string[], cwd = root): Promise<Counts> {
  const { code, output } = await runOwned({ node, cwd, output: 'capture' })
  if (code !== 0) console.log(output.trimEnd())
  return code === 0 ? PASSED : FAILED
}

/** The folder of an installed package, also of one that hides its package.json. */
function packageFolder(name: string, from = root): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = join(folder, name)
    if (from === root && existsSync(join(candidate, 'package.json'))) return candidate
  }
  return join(from, 'node_modules', name)
}

mkdirSync(results, { recursive: true })
