import type { Acceptance } from '@booster/sandbox/acceptance-log'
import type { FaultMode } from '@booster/sandbox/fault'
import { startChild, untilSaid } from './child.ts'

export type Accepted = Pick<Acceptance, 'seq' | 'id' | 'ref' | 'to' | 'subject' | 'api' | 'at'>
export type Message = Acceptance & { readonly content: string }
export type Faults = {
  readonly mode: FaultMode
  readonly rate?: number
  readonly latencyMs?: number
  readonly text?: string
  readonly retryAfterS?: number
}
export type Event = {
  readonly type: 'delivered' | 'open' | 'click' | 'bounce' | 'spam' | 'unsubscribe'
  readonly ref: string
  readonly times?: number
  readonly shape?: 'event' | 'flat'
}

/** The Mailketing double in a process of its own: whoever kills the API does not touch its acceptance log. */
export type SandboxProcess = {
  /** Control API and inbox. */
  readonly url: string
  /** The provider face alone; nothing listens there while the fault is `refuse`. */
  readonly providerUrl: string
  setFaults(faults: Faults): Promise<void>
  acceptances(): Promise<readonly Accepted[]>
  /** Newest first. */
  messagesTo(address: string): Promise<readonly Message[]>
  /** Sends a webhook about an accepted mail. Returns the statuses that the API answered. */
  sendEvent(event: Event & { readonly apiUrl: string; readonly secret: string }): Promise<readonly number[]>
  stop(): Promise<void>
}

export async function startSandboxProcess(
  options: { readonly logFile?: string } = {},
): Promise<SandboxProcess> {
  const child = startChild({
    file: 'packages/sandbox/src/main.ts',
    env: {
      SANDBOX_PORT: '0',
      ...(options.logFile === undefined ? {} : { SANDBOX_LOG_FILE: options.logFile }),
    },
  })
  const said = await untilSaid(child, /Sandbox inbox: (\S+)\/ .*provider alone: (\S+)\/api\)/)
  const [url = '', providerUrl = ''] = said.slice(1)
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/__sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`Sandbox ${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    url,
    providerUrl,
    setFaults: async (faults) => void (await ask('PUT', '/faults', faults)),
    acceptances: async () =>
      (await ask<{ acceptances: readonly Accepted[] }>('GET', '/acceptances')).acceptances,
    messagesTo: async (address) =>
      (await ask<{ messages: readonly Message[] }>('GET', `/messages?to=${encodeURIComponent(address)}`))
        .messages,
    sendEvent: async ({ apiUrl, ...event }) => {
      const order = { ...event, url: `${apiUrl}/api/webhooks/mailketing` }
      const { sent } = await ask<{ sent: { status: number | null }[] }>('POST', '/events', order)
      return sent.map(({ status }) => status ?? 0)
    },
    stop: async () => {
      child.signal('SIGTERM')
      await child.ended
    },
  }
}
