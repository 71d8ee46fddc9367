const MEMORY = 'booster.reloaded-at'
const PAUSE_MS = 30_000

/** A deploy takes the chunks of open tabs away: load the page anew, but never in a loop. */
export function reloadOnceWhenChunksAreGone(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(MEMORY) ?? 0)
    if (Date.now() - last < PAUSE_MS) return
    event.preventDefault()
    sessionStorage.setItem(MEMORY, String(Date.now()))
    location.reload()
  })
}
