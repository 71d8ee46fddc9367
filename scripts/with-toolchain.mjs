/**
 * `npm start`, `npm test` and their like: finds Node 24 and pnpm 11 (this machine's own, else from the npm
 * registry), installs the packages when the lockfile changed, and runs `scripts/<verb>.ts` with the arguments
 * after `--`. Plain JavaScript without dependencies, because it runs on whatever Node is there (18 or newer).
 *
 * How processes end: the script runs in its own process group, so a Ctrl-C reaches it once, from here. When this
 * process is killed outright, the script notices (end-with-parent.mjs); when npm above is killed outright, this
 * process notices by looking at its ancestors. Nothing is left running.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InstallStamp } from './install-stamp.mjs'

const nodeSpec = 'node@24'
const pnpmSpec = 'pnpm@11.28.10'
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const verbs = ['start', 'test', 'bench', 'proof', 'mutants', 'verify', 'load', 'screenshots']
const [verb, ...rest] = process.argv.slice(2)
const isWindows = process.platform === 'win32'

if (!verbs.includes(verb)) {
  console.error(`Usage: npm run <${verbs.join('|')}> [-- arguments]`)
  process.exit(2)
}

watchAncestors()
const toolchain = findToolchain()
installPackages(toolchain)
runScript(toolchain, verb, rest[0] === '--' ? rest.slice(1) : rest)

/** @typedef {{ node: string, version: string, path: string }} Toolchain */

/** @returns {Toolchain} */
function findToolchain() {
  const major = Number(process.versions.node.split('.')[0])
  const path = process.env.PATH ?? ''
  if (major >= 24 && pnpmMajor(path) === 11) return { node: process.execPath, version: process.version, path }
  return readRememberedToolchain() ?? fetchToolchain()
}

/** The place npx unpacked Node and pnpm to is remembered: asking npx again costs seconds. */
function readRememberedToolchain() {
  const note = rememberedPath()
  if (!existsSync(note)) return undefined
  try {
    const { spec, node, version, bin } = JSON.parse(readFileSync(note, 'utf8'))
    const path = `${bin}${delimiter}${process.env.PATH ?? ''}`
    if (spec !== `${nodeSpec} ${pnpmSpec}` || !existsSync(node)) return undefined
    return pnpmMajor(path) === 11 ? { node, version, path } : undefined
  } catch {
    return undefined // a half-written note: fetch again
  }
}

/** @returns {Toolchain} */
function fetchToolchain() {
  console.log(`Getting ${nodeSpec} and ${pnpmSpec} from the npm registry (once) ...`)
  const ask = 'node -p "JSON.stringify([process.execPath,process.version,process.env.PATH])"'
  const asked = spawnSync('npx', ['--loglevel=error', '-y', '-p', nodeSpec, '-p', pnpmSpec, '-c', ask], {
    cwd: root,
    encoding: 'utf8',
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (asked.status !== 0) {
    console.error(`Could not get ${nodeSpec} and ${pnpmSpec} by npx. Is the npm registry reachable?`)
    process.exit(asked.status ?? 1)
  }
  const [node, version, path] = JSON.parse(asked.stdout.trim().split('\n').pop())
  const bin = path
    .split(delimiter)
    .find((folder) => existsSync(join(folder, isWindows ? 'pnpm.cmd' : 'pnpm')))
  mkdirSync(dirname(rememberedPath()), { recursive: true, mode: 0o711 })
  writeFileSync(rememberedPath(), JSON.stringify({ spec: `${nodeSpec} ${pnpmSpec}`, node, version, bin }))
  return { node, version, path: `${bin}${delimiter}${process.env.PATH ?? ''}` }
}

function rememberedPath() {
  return join(root, '.data', 'toolchain.json')
}

function pnpmMajor(path) {
  const asked = spawnSync('pnpm', ['--version'], {
    cwd: root,
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
    shell: isWindows,
  })
  return asked.status === 0 ? Number(asked.stdout.trim().split('.')[0]) : undefined
}

/** @param {Toolchain} toolchain */
function installPackages(toolchain) {
  const stamp = new InstallStamp(root, toolchain.version)
  if (stamp.isCurrent()) return
  stamp.clear()
  console.log('Installing packages ...')
  const installed = spawnSync('pnpm', ['install', '--frozen-lockfile'], {
    cwd: root,
    // CI: pnpm must never stop to ask a question.
    env: { ...process.env, PATH: toolchain.path, CI: 'true' },
    shell: isWindows,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (installed.status !== 0) process.exit(installed.status ?? 1)
  stamp.write()
}

/** @param {Toolchain} toolchain @param {string} verb @param {string[]} args */
function runScript(toolchain, verb, args) {
  const preload = new URL('./end-with-parent.mjs', import.meta.url).href
  const child = spawn(toolchain.node, ['--import', preload, join(root, 'scripts', `${verb}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, PATH: toolchain.path, ENDS_WITH_PARENT: String(process.pid) },
    detached: !isWindows,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  let lastForwardedAt = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // The terminal and npm may both deliver the same Ctrl-C; a second one on purpose comes later.
      if (Date.now() - lastForwardedAt < 300) return
      lastForwardedAt = Date.now()
      child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`Could not start ${toolchain.node}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** Ends this process when npm (or the shell npm uses) is gone; only npm's children need this. */
function watchAncestors() {
  if (process.env.npm_lifecycle_event === undefined || isWindows) return
  const parent = process.ppid
  const grandparent = parentOf(parent)
  const watch = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return undefined // not Linux: only the direct parent is watched
  }
}
