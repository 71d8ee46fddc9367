let paused = false
const listeners = new Set<() => void>()

/** Whether this tab's live updates were paused by its reader. */
export const livePause = {
  read: (): boolean => paused,
  toggle(): void {
    paused = !paused
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
