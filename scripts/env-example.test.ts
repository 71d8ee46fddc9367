import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './repository.ts'

it('.env.example explains every variable that the API reads', () => {
  const read = [
    ...readFileSync(join(root, 'apps/api/src/boot/env.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm),
  ]
  const explained = new Set(
    [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(
      ([, name]) => name,
    ),
  )
  expect(read.length).toBeGreaterThan(10)
  expect(read.map(([, name]) => name).filter((name) => !explained.has(name))).toEqual([])
})
