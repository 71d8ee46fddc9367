import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a product was made from, and where the note about it lies. */
export interface ContentStamp {
  /** Files and folders; folders are read whole. Missing ones count as empty. */
  readonly sources: readonly string[]
  /** The note, inside the product's own folder so that both vanish together. */
  readonly note: string
}

/** Whether the product was made from exactly these sources. Contents count, not times: a clone has new times. */
export function isUpToDate(stamp: ContentStamp): boolean {
  return existsSync(stamp.note) && readFileSync(stamp.note, 'utf8') === digestOf(stamp.sources)
}

/** Makes the product if need be; the note is gone while it is being made. Answers whether it was made. */
export async function makeIfStale(stamp: ContentStamp, make: () => Promise<void>): Promise<boolean> {
  if (isUpToDate(stamp)) return false
  rmSync(stamp.note, { force: true })
  const digest = digestOf(stamp.sources)
  await make()
  mkdirSync(dirname(stamp.note), { recursive: true })
  writeFileSync(stamp.note, digest)
  return true
}

const IGNORED = new Set(['node_modules', 'dist', 'generated', 'test-results'])

function digestOf(sources: readonly string[]): string {
  const digest = createHash('sha256')
  for (const source of sources) addToDigest(source, digest)
  return digest.digest('hex')
}

function addToDigest(path: string, digest: ReturnType<typeof createHash>): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    // Generated route trees are written by the build itself.
    if (!path.endsWith('.gen.ts') && !/\.test\.tsx?$/.test(path)) {
      digest.update(`${path}\0`).update(readFileSync(path)).update('\0')
    }
    return
  }
  for (const entry of readdirSync(path).toSorted()) {
    if (!IGNORED.has(entry)) addToDigest(join(path, entry), digest)
  }
}
