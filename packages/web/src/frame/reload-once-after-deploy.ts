const KEY = 'booster.reloaded-at'
const AGAIN_AFTER_MS = 60_000

/** A deploy removes the chunks an open tab still names: one reload fetches the new ones, a second within a minute would loop. */
export function reloadOnceAfterDeploy(): void {
  addEventListener('vite:preloadError', (event) => {
    const lastMs = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - lastMs < AGAIN_AFTER_MS) return
    event.preventDefault()
    sessionStorage.setItem(KEY, String(Date.now()))
    location.reload()
  })
}
