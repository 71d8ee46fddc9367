import type { Pool } from 'pg'
import { startChild } from './child.ts'

/** A person who has signed in. */
export type Session = {
  get(path: string): Promise<{ readonly status: number; readonly body: unknown }>
  post(path: string, body: unknown): Promise<{ readonly status: number; readonly body: unknown }>
}

/** Makes an account by the product's own program: an affiliate's where no role is named. Resolves with the user's id. */
export async function makeUser(
  stage: { readonly pool: Pool },
  user: {
    readonly email: string
    readonly password: string
    readonly databaseUrl?: string
    readonly role?: 'admin'
  },
): Promise<string> {
  const url = user.databaseUrl ?? databaseUrlOf(stage.pool)
  const child = startChild({
    file: 'apps/api/src/commands/create-user.ts',
    args: ['--email', user.email, '--name', 'Proof', '--role', user.role ?? 'affiliate'],
    env: { DATABASE_URL: url, NEW_USER_PASSWORD: user.password },
  })
  const code = await child.ended
  if (code !== 0) throw new Error(`create-user.ts ended with ${code}: ${child.output()}`)
  const { rows } = await stage.pool.query<{ id: string }>(`SELECT "id" FROM "User" WHERE "email" = $1`, [
    user.email,
  ])
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`create-user.ts made no user: ${child.output()}`)
  return id
}

export async function signIn(apiUrl: string, email: string, password: string): Promise<Session> {
  const answer = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ')
  const ask = async (path: string, init: RequestInit) => {
    const said = await fetch(`${apiUrl}${path}`, init)
    const body: unknown = await said.json()
    return { status: said.status, body }
  }
  return {
    get: (path) => ask(path, { headers: { cookie } }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

function databaseUrlOf(pool: Pool): string {
  const { connectionString } = pool.options
  if (connectionString === undefined) throw new Error('The pool was opened without a URL.')
  return connectionString
}
