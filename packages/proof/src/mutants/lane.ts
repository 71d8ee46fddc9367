import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import { type Mutant, mutate } from './mutant.ts'
import { repository } from './repository.ts'
import { type KillerRun, runKiller } from './run-killer.ts'

/** A place for one killer at a time, with a database server that no other killer can disturb. */
export type Lane = {
  /** Runs tests of a file on the code as it is, or with a mutant in it. */
  run(file: string, tests: readonly string[], mutant?: Mutant): Promise<KillerRun>
  close(): Promise<void>
}

const MIGRATION = /^prisma\//

/** @param withDatabase whether killers of this lane need a server */
export async function openLane(withDatabase: boolean): Promise<Lane> {
  const folder = mkdtempSync(join(tmpdir(), 'booster-mutants-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', forget)
  chmodSync(folder, 0o711) // as root, PostgreSQL's system user must be able to enter it
  const server = withDatabase
    ? await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false })
    : undefined
  const databaseEnv = server === undefined ? {} : { TEST_DATABASE_URL: server.url }
  return {
    run: (file, tests, mutant) =>
      runKiller(file, tests, {
        ...databaseEnv,
        ...(mutant === undefined ? {} : { MUTANT: mutant.name, ...migrationsOf(mutant, folder) }),
      }),
    close: async () => {
      await server?.stop()
      forget()
      process.off('exit', forget)
    },
  }
}

/** Migrations with the mutant in them; tests then make a template database of their own from these. */
function migrationsOf(mutant: Mutant, folder: string): Record<string, string> {
  const files = new Set(mutant.edits.map((edit) => edit.file).filter((file) => MIGRATION.test(file)))
  if (files.size === 0) return {}
  const copy = join(folder, mutant.name)
  cpSync(join(repository, 'prisma'), join(copy, 'prisma'), { recursive: true })
  for (const file of files) {
    writeFileSync(join(copy, file), mutate(mutant, file, readFileSync(join(repository, file), 'utf8')))
  }
  return { MUTANT_PRISMA: join(copy, 'prisma') }
}
