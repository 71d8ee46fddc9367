import { runTurbo } from './run-turbo.ts'

/** The single-page apps; each becomes `apps/<name>/dist`, which the API serves under `/<name>/`. */
export const SINGLE_PAGE_APPS = ['affiliate', 'admin'] as const

/** Makes the Prisma client and both apps, as far as their sources changed. @returns whether anything was made */
export async function buildApps(): Promise<boolean> {
  const { ran } = await runTurbo(['generate', 'build'])
  return ran > 0
}
