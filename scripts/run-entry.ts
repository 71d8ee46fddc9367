import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { runOwned } from './owned-process.ts'
import { loadEnvFile, root } from './repository.ts'
import { runTurbo } from './run-turbo.ts'

/** Runs one of the repository's programs with this process' arguments and takes over its exit code. */
export async function runEntry(file: string, env: NodeJS.ProcessEnv = {}): Promise<never> {
  loadEnvFile()
  const path = join(root, file)
  if (!existsSync(path)) {
    console.error(`${file} does not exist.`)
    process.exit(1)
  }
  await runTurbo(['generate'])
  const { code } = await runOwned({ node: [path, ...process.argv.slice(2)], env })
  process.exit(code)
}
