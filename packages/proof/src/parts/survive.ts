import { setTimeout as delay } from 'node:timers/promises'

const RECOVERY_MS = 30_000

/** Repeats an action of the proof itself while the database crashes and recovers under it. Other errors pass. */
export async function survive<T>(action: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + RECOVERY_MS
  for (;;) {
    try {
      return await action()
    } catch (error) {
      if (!isConnectionError(error) || performance.now() > deadline) throw error
      await delay(50)
    }
  }
}

/** Shut-down, crash of another backend, recovery under way; or the socket itself. */
function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(57P0[123]|08...|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(
      error.message,
    )
  )
}
