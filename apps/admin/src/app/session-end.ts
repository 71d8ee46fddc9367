let leave: (() => void) | null = null

/** The router says how one gets to the sign-in page; the client, which it is built on, cannot know it. */
export function onSessionEnd(act: () => void): void {
  leave = act
}

/** The server knows no session any more: go and sign in, then come back here. */
export function endSession(): void {
  leave?.()
}
