import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PASSWORD = 'a password of the bench'

/** Creates an affiliate who can sign in, as an operator does. */
export async function createAffiliate(databaseUrl: string, email: string): Promise<void> {
  const program = fileURLToPath(new URL('../../../../apps/api/src/commands/create-user.ts', import.meta.url))
  await promisify(execFile)(
    process.execPath,
    [program, '--email', email, '--name', 'Bench', '--role', 'affiliate'],
    { env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, NEW_USER_PASSWORD: PASSWORD } },
  )
}

/** @returns the cookie of the session */
export async function signIn(apiUrl: string, email: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`the sign-in was answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ')
}
