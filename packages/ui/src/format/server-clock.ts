/** Offset of the server's clock from this device's, in ms; every "x minutes ago" uses the server's clock. */
let skewMs = 0
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/**
 * Tells the clock what time the server has (Date, ISO text or ms since 1970), e.g. from a response header.
 * A value that is no time is ignored.
 */
export function setServerNow(now: Date | string | number): void {
  const serverMs = new Date(now).getTime()
  if (Number.isNaN(serverMs)) return
  const nextSkewMs = serverMs - Date.now()
  // Network delay moves the measure by some hundred ms each time; jumping for that would make texts flicker.
  if (Math.abs(nextSkewMs - skewMs) < 1_000) return
  skewMs = nextSkewMs
  for (const listener of listeners) listener()
}

/** Now by the server's clock, ms since 1970. */
export function serverNow(): number {
  return Date.now() + skewMs
}

/** Hears the one shared tick (each second, only while somebody listens); returns the way out. */
export function subscribeToTick(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
