import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { makeIfStale } from './content-stamp.ts'
import { runOwned } from './owned-process.ts'
import { root } from './repository.ts'

/** The single-page apps; each becomes `apps/<name>/dist`, which the API serves under `/<name>/`. */
export const SINGLE_PAGE_APPS = ['affiliate', 'admin'] as const

/** Builds the apps whose sources changed, both at once. Answers the names of those built. */
export async function buildApps(): Promise<readonly string[]> {
  const built = await Promise.all(SINGLE_PAGE_APPS.map(async (app) => ((await buildApp(app)) ? [app] : [])))
  return built.flat()
}

async function buildApp(app: string): Promise<boolean> {
  const folder = join(root, 'apps', app)
  if (!existsSync(join(folder, 'vite.config.ts'))) return false
  const packages = ['web', 'ui', 'contracts', 'trpc', 'engine', 'services'].map((name) =>
    join(root, 'packages', name),
  )
  const stamp = {
    sources: [folder, ...packages, join(root, 'pnpm-lock.yaml')],
    note: join(folder, 'dist/.made-from'),
  }
  return makeIfStale(stamp, async () => {
    const vite = join(
      createRequire(join(folder, 'package.json')).resolve('vite/package.json'),
      '../bin/vite.js',
    )
    const { code, output } = await runOwned({
      node: [vite, 'build', '--logLevel', 'warn'],
      cwd: folder,
      output: 'capture',
      env: { NODE_ENV: 'production' },
    })
    if (code !== 0) throw new Error(`Building apps/${app} failed:\n${output}`)
  })
}

if (import.meta.main) {
  const built = await buildApps()
  console.log(built.length > 0 ? `Built ${built.join(' and ')}.` : 'Both apps are up to date.')
}
