import { expect } from '@playwright/test'

/** A mail as the sandbox accepted it. */
export interface SandboxMessage {
  readonly ref: string | null
  readonly to: string
  readonly subject: string
  readonly content: string
  readonly at: string
}

/** The provider's double, steered by the test. Whatever a test set is put back after it. */
export interface SandboxControl {
  /** Mails accepted for this address, newest first. */
  messagesTo(address: string): Promise<readonly SandboxMessage[]>
  setFaults(settings: {
    readonly mode: string
    readonly rate?: number
    readonly latencyMs?: number
  }): Promise<void>
  setCredits(credits: number): Promise<void>
  /** Ends all faults and gives back the credits that were there before. */
  restore(): Promise<void>
}

export function controlSandbox(sandboxUrl: string): SandboxControl {
  let creditsBefore: number | null = null
  let hasFaults = false
  const put = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${sandboxUrl}/__sandbox/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.status, `PUT ${path}: ${await answer.clone().text()}`).toBe(200)
  }
  const get = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${sandboxUrl}/__sandbox/${path}`)).json()) as T
  return {
    messagesTo: async (address) => {
      const { messages } = await get<{ readonly messages: readonly SandboxMessage[] }>(
        `messages?to=${encodeURIComponent(address)}`,
      )
      return messages
    },
    setFaults: async (settings) => {
      hasFaults = true
      await put('faults', settings)
    },
    setCredits: async (credits) => {
      creditsBefore ??= (await get<{ readonly credits: number }>('credits')).credits
      await put('credits', { credits })
    },
    restore: async () => {
      if (hasFaults) await put('faults', { mode: 'none' })
      if (creditsBefore !== null) await put('credits', { credits: creditsBefore })
    },
  }
}
