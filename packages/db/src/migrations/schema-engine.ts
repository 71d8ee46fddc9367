import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import { createMigrationAdapter } from './migration-adapter.ts'
import type { MigrationFiles } from './migration-files.ts'

const require = createRequire(import.meta.url)

/** Nothing is kept outside Prisma's view. */
export const EVERYTHING: SchemaFilter = { externalTables: [], externalEnums: [] }

/**
 * Does one piece of work with Prisma's own schema engine on the database behind `url`. The engine is the
 * registry's WebAssembly build: no binary is downloaded.
 */
export async function withSchemaEngine<Result>(
  url: string,
  files: MigrationFiles,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const bindings = await loadBindings()
  const adapter = createMigrationAdapter(url)
  const bound = bindMigrationAwareSqlAdapterFactory(adapter.factory)
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', files.schema]] },
    () => undefined,
    bound,
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await adapter.disconnect()
  }
}

/** The migrations in the form the engine takes them. */
export function migrationList(files: MigrationFiles): MigrationList {
  return {
    baseDir: files.directory,
    lockfile: { path: 'migration_lock.toml', content: files.lockfile },
    shadowDbInitScript: '',
    migrationDirectories: files.migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/** The little of WebAssembly used here; its types are otherwise part of the browser's library only. */
interface WasmLoader {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

let bindings: Promise<Bindings> | undefined

function loadBindings(): Promise<Bindings> {
  bindings ??= instantiateBindings()
  return bindings
}

async function instantiateBindings(): Promise<Bindings> {
  const loaded = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const path = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WasmLoader }
  const { instance } = await wasm.instantiate(await readFile(path), {
    './schema_engine_bg.js': { ...loaded },
  })
  loaded.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return loaded
}
