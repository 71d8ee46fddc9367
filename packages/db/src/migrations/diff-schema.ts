import { type MigrationFiles, readMigrationFiles } from './migration-files.ts'
import { EVERYTHING, migrationList, withSchemaEngine } from './schema-engine.ts'

/** Which two states to compare. */
export interface DiffSchemaOptions {
  /** A server on which a shadow database may be created and dropped. */
  readonly url: string
  /** `migrations`: what the migrations on disk lead to. `empty`: a database without tables. */
  readonly from: 'migrations' | 'empty'
  /** The folder with `schema.prisma` and `migrations/`; the repository's own by default. */
  readonly directory?: string
}

/**
 * The SQL that leads from the last migration (or from nothing) to `schema.prisma`; an empty string when both
 * agree. CHECKs, triggers and partial indexes are outside what Prisma compares.
 */
export async function diffSchema(options: DiffSchemaOptions): Promise<string> {
  const files = readMigrationFiles(options.directory)
  const result = await withSchemaEngine(options.url, files, (engine) =>
    engine.diff({
      from: options.from === 'empty' ? { tag: 'empty' } : { tag: 'migrations', ...migrationList(files) },
      to: schemaTarget(files),
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  )
  const sql = (result.stdout ?? '').trim()
  return sql === '-- This is an empty migration.' ? '' : sql
}

function schemaTarget(files: MigrationFiles) {
  return {
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content: files.schema }],
    configDir: files.directory,
  }
}
