import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startSandbox } from '@booster/sandbox/sandbox'
import type { Env } from './env.ts'

export type OpenSandbox = {
  /** The inbox page. */
  readonly url: string
  /** What the mailer speaks to. */
  readonly apiUrl: string
  stop(): Promise<void>
}

export type SandboxPlace = { readonly host: string; readonly name: string }

const HERE: SandboxPlace = { host: '127.0.0.1', name: '127.0.0.1' }
const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]']
const EVERYWHERE = ['0.0.0.0', '::']

/**
 * The Mailketing double of this machine. Its acceptance log is kept in the data folder, so that it can still judge
 * double sends after a crash. When another of our processes holds the port already, that one's sandbox is shared.
 */
export async function openSandbox(options: {
  readonly port: number
  readonly dataDir: string
  /** The provider's credits at its very first start. */
  readonly credits: number | undefined
  readonly webhook: { readonly url: string; readonly secret: string | undefined }
  /** Where it listens, and under which name browsers reach it; this machine alone unless given. */
  readonly place?: SandboxPlace | undefined
}): Promise<OpenSandbox> {
  const { host, name } = options.place ?? HERE
  const folder = join(options.dataDir, 'sandbox')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  try {
    const sandbox = await startSandbox({
      port: options.port,
      host,
      allowedHosts: [name],
      credits: options.credits,
      logFile: join(folder, 'acceptances.jsonl'),
      webhook: options.webhook,
    })
    const url = `http://${name}:${sandbox.port}/`
    return { url, apiUrl: `${sandbox.providerUrl}/api`, stop: () => sandbox.stop() }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    const own = EVERYWHERE.includes(host) ? '127.0.0.1' : host
    const url = `http://${own.includes(':') ? `[${own}]` : own}:${options.port}`
    if (!(await isSandbox(url)))
      throw new Error(`SANDBOX_PORT: port ${options.port} is taken by another program.`)
    return {
      url: `http://${name}:${options.port}/`,
      apiUrl: `${url}/api`,
      stop: async () => undefined,
    }
  }
}

/**
 * Everybody's mails can be read there, so it follows the server into the local network only where somebody asked for
 * that: outside production a server listens on this machine unless HOST says otherwise.
 */
export function sandboxPlaceOf(env: Pick<Env, 'HOST' | 'production'>, publicUrl: string): SandboxPlace {
  if (env.production || LOOPBACK.includes(env.HOST)) return HERE
  const { hostname } = new URL(publicUrl)
  return { host: env.HOST, name: LOOPBACK.includes(hostname) ? '127.0.0.1' : hostname }
}

async function isSandbox(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/__sandbox/messages?ref=none`, { signal: AbortSignal.timeout(2_000) })
    const body: unknown = await answer.json()
    return answer.ok && typeof body === 'object' && body !== null && 'messages' in body
  } catch {
    return false // whatever is there, it does not speak our language
  }
}
