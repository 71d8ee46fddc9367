import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createPool } from '@booster/db/connection/connect'
import { createUserProfile } from '@booster/db/users/create-user-profile'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { readNewUserEnv } from '../boot/env.ts'

const USAGE = `Usage: DATABASE_URL=… node apps/api/src/commands/create-user.ts --email a@b.co --name "Name" --role admin|affiliate
The password comes from NEW_USER_PASSWORD; without it one is made up and printed once.`

const input = z.object({
  email: z.email().toLowerCase(),
  name: z.string().trim().min(1).max(120),
  role: z.enum(['admin', 'affiliate']),
})

/** Makes the first accounts: public sign-up is closed. */
async function createUser(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((arg) => arg !== '--'),
    options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } },
  })
  const parsed = input.safeParse(values)
  if (!parsed.success) {
    console.error(
      `--${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}\n\n${USAGE}`,
    )
    return 2
  }
  const { DATABASE_URL: url, NEW_USER_PASSWORD: given } = readNewUserEnv()
  const password = given ?? randomBytes(12).toString('base64url')
  const pool = createPool({ url, applicationName: 'booster-create-user', max: 1 })
  try {
    const made = await createUserProfile(pool, { ...parsed.data, passwordHash: await hashPassword(password) })
    if (made === null) {
      console.error(`${parsed.data.email} has an account already; nothing was changed.`)
      return 1
    }
    console.log(
      `Created ${parsed.data.role} ${parsed.data.email}${given === undefined ? `, password: ${password}` : ''}`,
    )
    return 0
  } finally {
    await pool.end()
  }
}

try {
  process.exitCode = await createUser()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  console.error(USAGE)
  process.exitCode = 1
}
