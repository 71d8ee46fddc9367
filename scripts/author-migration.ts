import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffSchema } from '../packages/db/src/migrations/diff-schema.ts'
import { testServerUrl } from '../packages/db/src/testing/test-database.ts'
import { root } from './repository.ts'

/**
 * `node scripts/author-migration.ts [name]`: the SQL from the last migration to schema.prisma. With a name it
 * is written to a new migration; add the CHECKs, partial indexes and triggers there by hand.
 */
const [name] = process.argv.slice(2)
const sql = await diffSchema({ url: await testServerUrl(), from: 'migrations' })
if (sql === '') {
  console.log('-- The migrations already lead to schema.prisma.')
} else if (name === undefined) {
  console.log(sql)
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(root, 'prisma/migrations', `${stamp}_${name.replaceAll(/\W+/g, '_')}`)
  mkdirSync(folder)
  // The schema engine does not roll a failed migration back; the transaction does.
  writeFileSync(join(folder, 'migration.sql'), `BEGIN;\n\n${sql}\n\nCOMMIT;\n`)
  console.log(`Wrote ${folder}/migration.sql`)
}
process.exit(0)
