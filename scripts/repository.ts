import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Loads `.env` from the root when there is one; variables that are already set win. */
export function loadEnvFile(): void {
  const path = join(root, '.env')
  if (existsSync(path)) process.loadEnvFile(path)
}
