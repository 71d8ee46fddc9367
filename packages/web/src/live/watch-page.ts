/** Whether the page can follow the server: it is visible and has a network. */
export function isPageAwake(): boolean {
  return navigator.onLine && document.visibilityState === 'visible'
}

/** Reports when that may have changed. The answer stops it. */
export function watchPage(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    document.removeEventListener('visibilitychange', listener)
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
