const key = 'booster.admin.reloadedAt'
const againAfterMs = 60_000

/** A deploy removes the chunks an open tab still names: one reload fetches the new ones, a second within a minute would loop. */
export function reloadOnceAfterDeploy(): void {
  addEventListener('vite:preloadError', (event) => {
    const lastMs = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - lastMs < againAfterMs) return
    event.preventDefault()
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  })
}
