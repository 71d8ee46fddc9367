import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** Starts one of our own programs, with a line to it; its errors are ours. */
export function startChild(file: string, args: readonly string[] = []): ChildProcess {
  return fork(new URL(file, import.meta.url), [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** The next message of a child. @throws Error when it ends instead */
export async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController()
  const exit = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`a child process ended with ${String(code)}`)
  })
  try {
    const message = once(child, 'message', { signal: ended.signal }) as Promise<[Message]>
    const [first] = await Promise.race([message, exit])
    return first
  } finally {
    ended.abort()
  }
}

/** Ends a child and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}
