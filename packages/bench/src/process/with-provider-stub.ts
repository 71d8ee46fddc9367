import { endChild, nextMessage, startChild } from './child-process.ts'

export type ProviderStub = {
  readonly url: string
  /** Mails taken so far. */
  countMails(): Promise<number>
}

/** Runs `body` with a provider stub in another process. */
export async function withProviderStub<T>(body: (stub: ProviderStub) => Promise<T>): Promise<T> {
  const child = startChild('./provider-stub.ts')
  try {
    const { port } = await nextMessage<{ port: number }>(child)
    return await body({
      url: `http://127.0.0.1:${port}`,
      countMails: async () => {
        const answer = nextMessage<{ mails: number }>(child)
        child.send('count')
        return (await answer).mails
      },
    })
  } finally {
    await endChild(child)
  }
}
