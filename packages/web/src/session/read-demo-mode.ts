import * as z from 'zod/mini'

const mode = z.object({ demo: z.boolean() })

/** Whether this server is a demo, which it says before anybody signs in. Anything but a clear yes is a no. */
export async function readDemoMode(): Promise<boolean> {
  const answer = await fetch('/api/mode').catch(() => null)
  if (answer === null || !answer.ok) return false
  const parsed = mode.safeParse(await answer.json().catch(() => null))
  return parsed.success && parsed.data.demo
}
