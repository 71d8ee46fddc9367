import { execFile } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import { SMTPServer } from 'smtp-server'
import { root, startApi, stopApi } from './api-process.ts'
import { makeDataDir, removeDataDir } from './data-dir.ts'

/** The product as it is installed for real users: production mode, an empty database, mail by SMTP, accounts by command. */
export interface ProductionWorld {
  readonly url: string
  /** Runs the documented command. @returns the password that it made up and printed */
  createAccount(account: {
    readonly email: string
    readonly name: string
    readonly role: 'admin' | 'affiliate'
  }): Promise<string>
  /** What the mail server took for this address. */
  mailsTo(address: string): readonly string[]
  /** Ends everything and removes the data. */
  stop(): Promise<void>
}

export async function startProduction(place: {
  readonly port: number
  /** A folder that does not exist yet. */
  readonly dataDir: string
}): Promise<ProductionWorld> {
  makeDataDir(place.dataDir)
  const database = await startEmbeddedPostgres({ dataDir: join(place.dataDir, 'postgres'), durable: false })
  const mail = await startMailServer()
  const url = `http://127.0.0.1:${place.port}`
  const variables = {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    SMTP_FROM_EMAIL: 'no-reply@booster.internal',
    MAILKETING_API_KEY: '',
    CRON_SECRET: crypto.randomUUID(),
    BETTER_AUTH_SECRET: crypto.randomUUID(),
    DATA_DIR: place.dataDir,
  }
  const api = await startApi(url, variables)
  return {
    url,
    createAccount: ({ email, name, role }) => createAccount(variables.DATABASE_URL, { email, name, role }),
    mailsTo: (address) => mail.taken.get(address) ?? [],
    stop: async () => {
      await stopApi(api)
      await mail.close()
      await database.stop()
      await removeDataDir(place.dataDir)
    },
  }
}

async function createAccount(
  databaseUrl: string,
  account: Readonly<Record<string, string>>,
): Promise<string> {
  const options = Object.entries(account).flatMap(([name, value]) => [`--${name}`, value])
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['apps/api/src/commands/create-user.ts', ...options],
    { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl } },
  )
  const password = stdout.match(/password: (\S+)/)?.[1]
  if (password === undefined) throw new Error(`The command printed no password: ${stdout}`)
  return password
}

/** A real SMTP server that keeps what it takes, by recipient. */
async function startMailServer() {
  const taken = new Map<string, readonly string[]>()
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onData(stream, session, callback) {
      let mail = ''
      stream.on('data', (chunk) => {
        mail += String(chunk)
      })
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          taken.set(address, [...(taken.get(address) ?? []), mail])
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, taken, close: () => new Promise<void>((resolve) => server.close(resolve)) }
}
