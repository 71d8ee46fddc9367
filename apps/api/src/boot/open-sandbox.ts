import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startSandbox } from '@booster/sandbox/sandbox'

export type OpenSandbox = {
  /** The inbox page. */
  readonly url: string
  /** What the mailer speaks to. */
  readonly apiUrl: string
  stop(): Promise<void>
}

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
}): Promise<OpenSandbox> {
  const folder = join(options.dataDir, 'sandbox')
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  try {
    const sandbox = await startSandbox({
      port: options.port,
      credits: options.credits,
      logFile: join(folder, 'acceptances.jsonl'),
      webhook: options.webhook,
    })
    return { url: `${sandbox.url}/`, apiUrl: `${sandbox.providerUrl}/api`, stop: () => sandbox.stop() }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    const url = `http://127.0.0.1:${options.port}`
    if (!(await isSandbox(url)))
      throw new Error(`SANDBOX_PORT: port ${options.port} is taken by another program.`)
    return { url: `${url}/`, apiUrl: `${url}/api`, stop: async () => undefined }
  }
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
