/** Whether this server is a demo, which it says before anybody signs in. Anything but a clear yes is a no. */
export async function isDemo(): Promise<boolean> {
  try {
    const answer = await fetch('/api/mode')
    if (!answer.ok) return false
    const mode: unknown = await answer.json()
    return typeof mode === 'object' && mode !== null && 'demo' in mode && mode.demo === true
  } catch {
    // Offline, or no JSON: the form works without the demo's accounts.
    return false
  }
}
