import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { createPool } from '../packages/db/src/connection/connect.ts'
import { seedDemo } from '../packages/demo/src/seed-demo.ts'

// `node prisma/seed.ts <database url>`: puts the demo into a migrated database; `npm start` does this by itself.

const scryptKey = promisify<
  string,
  string,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt)

/** The form in which better-auth keeps passwords: salt and scrypt key in hex. */
async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex')
  const cost = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 }
  return `${salt}:${(await scryptKey(password.normalize('NFKC'), salt, 64, cost)).toString('hex')}`
}

const url = process.argv[2]
if (url === undefined) {
  console.error('Usage: node prisma/seed.ts postgresql://user:password@host:port/database')
  process.exit(2)
}
const pool = createPool({ url, applicationName: 'booster-seed', max: 1 })
try {
  const { seeded, jobs, ms } = await seedDemo(pool, { now: new Date(), hashPassword })
  console.log(
    seeded
      ? `The demo is in place: ${jobs} jobs in ${(ms / 1_000).toFixed(1)} s.`
      : 'The demo is already there.',
  )
} finally {
  await pool.end()
}
