import { createHash } from 'node:crypto'

/** The moment in the ids of what exists in every demo: the same ids wherever and whenever it is seeded. */
const demoEpochMs = Date.UTC(2026, 0, 1)

/** A uuid version 7 made of a moment and a name, so that it sorts by time and is the same in every seeding. */
export function demoId(name: string, atMs: number = demoEpochMs): string {
  const time = Math.max(0, Math.floor(atMs)).toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(`affiliate-booster-demo:${name}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hash.charAt(3), 16) % 4]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
