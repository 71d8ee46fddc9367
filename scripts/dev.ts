import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { SINGLE_PAGE_APPS } from './build-apps.ts'
import { type OwnedExit, startOwned } from './owned-process.ts'
import { loadEnvFile, root } from './repository.ts'
import { runTurbo } from './run-turbo.ts'

/**
 * `pnpm dev`: the API restarting on changes, and a Vite server per app (5173, 5174) that passes /api on to it.
 * One Ctrl-C ends all of them, and so does the end of any of them.
 */
loadEnvFile()
await runTurbo(['generate'])
const API_URL = `http://localhost:${process.env.PORT ?? '4000'}`
const api = startOwned({ node: ['scripts/watch-api.ts'] })
const servers = SINGLE_PAGE_APPS.filter((app) => existsSync(join(root, 'apps', app, 'vite.config.ts'))).map(
  (app, index) => startVite(app, 5173 + index),
)
const ALL = [api, ...servers]
const first: OwnedExit = await Promise.race(ALL.map((part) => part.exit))
for (const { child } of ALL) child.kill('SIGTERM')
await Promise.all(ALL.map((part) => part.exit))
process.exit(first.code)

function startVite(app: string, port: number) {
  const folder = join(root, 'apps', app)
  const vite = join(
    createRequire(join(folder, 'package.json')).resolve('vite/package.json'),
    '../bin/vite.js',
  )
  console.log(`apps/${app}: http://localhost:${port}/${app}/`)
  return startOwned({
    node: [vite, '--port', String(port), '--strictPort'],
    cwd: folder,
    env: { API_URL: API_URL },
  })
}
