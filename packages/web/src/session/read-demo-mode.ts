/** Whether this server is a demo, which it says before anybody signs in. Anything but a clear yes is a no. */
export async function readDemoMode(): Promise<boolean> {
  const answer = await fetch('/api/mode').catch(() => null)
  if (answer === null || !answer.ok) return false
  const mode: unknown = await answer.json().catch(() => null)
  return typeof mode === 'object' && mode !== null && 'demo' in mode && mode.demo === true
}
