import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with `schema.prisma` and `migrations/`. */
export const prismaDirectory = fileURLToPath(new URL('../../../../prisma', import.meta.url))

/** One migration as it lies on disk. */
export interface MigrationFile {
  readonly name: string
  readonly sql: string
}

/** Everything the schema engine needs to know of a `prisma/` folder. */
export interface MigrationFiles {
  readonly directory: string
  readonly schema: string
  readonly lockfile: string | null
  readonly migrations: readonly MigrationFile[]
}

/** Reads `schema.prisma` and the migrations, oldest first. */
export function readMigrationFiles(directory: string = prismaDirectory): MigrationFiles {
  const migrationsDirectory = join(directory, 'migrations')
  const names = existsSync(migrationsDirectory)
    ? readdirSync(migrationsDirectory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted()
    : []
  const lockPath = join(migrationsDirectory, 'migration_lock.toml')
  return {
    directory,
    schema: readFileSync(join(directory, 'schema.prisma'), 'utf8'),
    lockfile: existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null,
    migrations: names.map((name) => ({
      name,
      sql: readFileSync(join(migrationsDirectory, name, 'migration.sql'), 'utf8'),
    })),
  }
}
