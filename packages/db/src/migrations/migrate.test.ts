import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServerUrl } from '../testing/test-database.ts'
import { diffSchema } from './diff-schema.ts'
import { applyMigrations, MigrationError } from './migrate.ts'
import { prismaDirectory, readMigrationFiles } from './migration-files.ts'

const schema = `
datasource db {
  provider = "postgresql"
}
model Note {
  id   Int    @id
  text String
  kind String
}
`
const firstMigration = `BEGIN;
CREATE TABLE "Note" ("id" INTEGER NOT NULL, "text" TEXT NOT NULL, "kind" TEXT NOT NULL,
  CONSTRAINT "Note_pkey" PRIMARY KEY ("id"), CONSTRAINT "Note_text_check" CHECK (text <> ''));
CREATE INDEX "Note_kind_idx" ON "Note" ("kind") WHERE "kind" = 'rare';
COMMIT;
`

let directory: string
let database: { url: string; drop: () => Promise<void> }

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'migrate-test-'))
  writeFileSync(join(directory, 'schema.prisma'), schema)
  addMigration('20260101000000_first', firstMigration)
  database = await createEmptyDatabase()
})

afterEach(async () => {
  rmSync(directory, { recursive: true, force: true })
  await database.drop()
})

describe('applyMigrations', { timeout: 20_000 }, () => {
  it('applies what is missing once, and records it as prisma migrate deploy does', async () => {
    const first = await applyMigrations({ url: database.url, mode: 'apply', directory })
    expect(first).toEqual({ applied: ['20260101000000_first'], total: 1 })
    expect(await applyMigrations({ url: database.url, mode: 'apply', directory })).toEqual({
      applied: [],
      total: 1,
    })

    addMigration('20260102000000_second', 'BEGIN;\nALTER TABLE "Note" ADD COLUMN "extra" TEXT;\nCOMMIT;\n')
    const second = await applyMigrations({ url: database.url, mode: 'apply', directory })
    expect(second.applied).toEqual(['20260102000000_second'])

    const rows = await query(
      'SELECT migration_name, applied_steps_count, logs FROM _prisma_migrations ORDER BY 1',
    )
    expect(rows).toEqual([
      { migration_name: '20260101000000_first', applied_steps_count: 1, logs: null },
      { migration_name: '20260102000000_second', applied_steps_count: 1, logs: null },
    ])
  })

  it('lets processes that start together wait for one another', async () => {
    const starts = Array.from({ length: 4 }, () =>
      applyMigrations({ url: database.url, mode: 'apply', directory }),
    )
    const applied = (await Promise.all(starts)).flatMap((result) => result.applied)
    expect(applied).toEqual(['20260101000000_first'])
  })

  it('changes nothing in check mode, and names what is missing', async () => {
    const check = applyMigrations({ url: database.url, mode: 'check', directory })
    await expect(check).rejects.toThrow(/20260101000000_first/)
    expect(await query(`SELECT to_regclass('"Note"') AS note`)).toEqual([{ note: null }])
  })

  it('names a migration that fails, rolls it back, and says so again at the next start', async () => {
    addMigration('20260103000000_broken', 'BEGIN;\nCREATE TABLE half (id int);\nSELECT 1/0;\nCOMMIT;\n')
    const start = () => applyMigrations({ url: database.url, mode: 'apply', directory })
    await expect(start()).rejects.toThrow(/20260103000000_broken/)
    await expect(start()).rejects.toThrow(MigrationError)
    await expect(start()).rejects.toThrow(/20260103000000_broken failed before/)
    expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  })

  it('refuses a database that is newer than this release', async () => {
    addMigration('20260109000000_future', 'BEGIN;\nSELECT 1;\nCOMMIT;\n')
    await applyMigrations({ url: database.url, mode: 'apply', directory })
    rmSync(join(directory, 'migrations/20260109000000_future'), { recursive: true })
    const older = applyMigrations({ url: database.url, mode: 'apply', directory })
    await expect(older).rejects.toThrow(/20260109000000_future/)
  })
})

describe('diffSchema', { timeout: 20_000 }, () => {
  it('is empty when migrations and schema agree, whatever CHECKs and partial indexes they add', async () => {
    expect(await diffSchema({ url: database.url, from: 'migrations', directory })).toBe('')
  })

  it('prints what the migrations lack', async () => {
    writeFileSync(join(directory, 'schema.prisma'), schema.replace('text String', 'text String\n  size Int'))
    const sql = await diffSchema({ url: database.url, from: 'migrations', directory })
    expect(sql).toMatch(/ALTER TABLE "Note" ADD COLUMN\s+"size" INTEGER NOT NULL/)
  })
})

describe('the schema of this repository', { timeout: 20_000 }, () => {
  it('is what its migrations make', async () => {
    expect(await diffSchema({ url: database.url, from: 'migrations' })).toBe('')
  })

  it('has migrations that run whole or not at all', () => {
    for (const { name, sql } of readMigrationFiles().migrations) {
      const statements = sql.replaceAll(/^\s*--.*$/gm, '').trim()
      expect(statements.startsWith('BEGIN;'), name).toBe(true)
      expect(statements.endsWith('COMMIT;'), name).toBe(true)
    }
  })

  it('notices a column that only one of the two has', async () => {
    cpSync(prismaDirectory, directory, { recursive: true })
    rmSync(join(directory, 'migrations/20260101000000_first'), { recursive: true })
    addMigration(
      '99990101000000_extra',
      'BEGIN;\nALTER TABLE "AffiliateLead" ADD COLUMN "extra" TEXT;\nCOMMIT;\n',
    )
    expect(await diffSchema({ url: database.url, from: 'migrations', directory })).toMatch(
      /DROP COLUMN "extra"/,
    )
  })
})

function addMigration(name: string, sql: string): void {
  mkdirSync(join(directory, 'migrations', name), { recursive: true })
  writeFileSync(join(directory, 'migrations', name, 'migration.sql'), sql)
  writeFileSync(join(directory, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n')
}

async function createEmptyDatabase() {
  const serverUrl = await testServerUrl()
  const name = `test_${Date.now().toString(36)}_migrate${Math.floor(Math.random() * 1e9)}`
  await query(`CREATE DATABASE ${name}`, serverUrl)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => void (await query(`DROP DATABASE ${name} WITH (FORCE)`, serverUrl)),
  }
}

async function query(text: string, url = database.url): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
