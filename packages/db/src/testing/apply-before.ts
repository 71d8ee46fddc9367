import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyMigrations } from '../migrations/migrate.ts'
import { prismaDirectory } from '../migrations/migration-files.ts'

/** The schema as it was before a migration, on a database that is empty. */
export async function applyMigrationsBefore(input: {
  readonly url: string
  readonly migration: string
}): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'before-migration-'))
  try {
    cpSync(prismaDirectory, directory, {
      recursive: true,
      filter: (path) => !/\/migrations\/\d{14}_/.test(path) || folderOf(path) < input.migration,
    })
    await applyMigrations({ url: input.url, mode: 'apply', directory })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function folderOf(path: string): string {
  return /\/migrations\/([^/]+)/.exec(path)?.[1] ?? ''
}
