const memory = 'booster.reloaded-at'
const pauseMs = 30_000

/** A deploy takes the chunks of open tabs away: load the page anew, but never in a loop. */
export function reloadOnceWhenChunksAreGone(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(memory) ?? 0)
    if (Date.now() - last < pauseMs) return
    event.preventDefault()
    sessionStorage.setItem(memory, String(Date.now()))
    location.reload()
  })
}
