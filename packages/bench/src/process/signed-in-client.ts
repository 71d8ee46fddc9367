import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Pool } from 'undici'

export const ACCOUNT = { email: 'volume@bench.test', password: 'bench-bench-bench' } as const

/** Makes an affiliate as an operator does. */
export async function createAffiliate(databaseUrl: string): Promise<void> {
  const command = fileURLToPath(new URL('../../../../apps/api/src/commands/create-user.ts', import.meta.url))
  await promisify(execFile)(
    process.execPath,
    [command, '--email', ACCOUNT.email, '--name', 'Volume', '--role', 'affiliate'],
    { env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, NEW_USER_PASSWORD: ACCOUNT.password } },
  )
}

export type SignedInClient = {
  /** Reads a whole answer. @throws Error when it is none of success */
  get(path: string): Promise<string>
  /** Reads an answer until its first piece has come, and leaves the rest. */
  getBeginning(path: string): Promise<void>
  close(): Promise<void>
}

/** Signs that affiliate in, as the app does. */
export async function signIn(apiUrl: string): Promise<SignedInClient> {
  const client = new Pool(apiUrl, { connections: 4, pipelining: 1 })
  const { headers, statusCode, body } = await client.request({
    path: '/api/auth/sign-in/email',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  })
  if (statusCode !== 200) throw new Error(`signing in was answered ${statusCode}: ${await body.text()}`)
  await body.dump()
  const cookie = [headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
  const ask = async (path: string) => {
    const answer = await client.request({ path, method: 'GET', headers: { cookie } })
    if (answer.statusCode !== 200)
      throw new Error(`${path} was answered ${answer.statusCode}: ${await answer.body.text()}`)
    return answer.body
  }
  return {
    get: async (path) => (await ask(path)).text(),
    getBeginning: async (path) => {
      for await (const _piece of await ask(path)) return
      throw new Error(`${path} is empty`)
    },
    close: () => client.destroy(),
  }
}
