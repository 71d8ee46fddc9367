import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './repository.ts'

/** More files than this in one flat folder, and nobody finds anything by its name. */
const SOURCES_AT_MOST = 20

it('no folder holds more than 20 source files beside each other', () => {
  const files = globSync('{apps,packages,scripts,e2e}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /node_modules|dist|generated/.test(path),
  }).filter((file) => !/\.(test|spec)\.tsx?$/.test(file))
  const counts = Object.entries(Object.groupBy(files, (file) => dirname(file)))
  expect(files.length).toBeGreaterThan(500)
  expect(counts.filter(([, sources]) => (sources?.length ?? 0) > SOURCES_AT_MOST)).toEqual([])
})
