import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import rules from '../.dependency-cruiser.mjs'

/** A small repository in which every import breaks one rule, or none. */
const FILES: Readonly<Record<string, string>> = {
  'packages/engine/src/flow/a.ts': `import { readFile } from 'node:fs'\nexport { readFile }`,
  'packages/engine/src/domain/b.ts': `import type { Port } from '../ports.ts'\nexport type B = Port`,
  'packages/engine/src/ports.ts': 'export type Port = { readonly a: number }',
  'packages/services/src/c.ts': `import { read } from '../../db/src/read.ts'\nexport const c = read`,
  'packages/db/src/read.ts': 'export const read = 1',
  'packages/db/src/call.ts': `import { use } from '../../services/src/use.ts'\nexport const call = use`,
  'packages/db/src/port.ts': `import type { Use } from '../../services/src/use.ts'\nexport type P = Use`,
  'packages/services/src/use.ts': 'export type Use = number\nexport const use = 1',
  'packages/ui/src/d.ts': `import { read } from '../../db/src/read.ts'\nexport const d = read`,
  'packages/mail/src/e.ts': `import { main } from '../../../apps/api/src/main.ts'\nexport const e = main`,
  'apps/api/src/main.ts': 'export const main = 1',
  'apps/admin/src/features/alerts/f.ts': `import { g } from '../credits/g.ts'\nexport const f = g`,
  'apps/admin/src/features/credits/g.ts': `import { route } from '../../routes/route.ts'\nexport const g = route`,
  'apps/admin/src/routes/route.ts': 'export const route = 1',
  'apps/affiliate/src/h.ts': `import { route } from '../../admin/src/routes/route.ts'\nexport const h = route`,
  'packages/web/src/i.ts': `import { j } from './j.ts'\nexport const i = j`,
  'packages/web/src/j.ts': `import { i } from './i.ts'\nexport const j = i`,
  'packages/web/src/k.ts': `import { read } from '../../db/src/read.ts'\nexport const k = read`,
}

/** The rules that each importing file breaks. */
const broken = new Map<string, string[]>()
const folder = mkdtempSync(join(tmpdir(), 'affiliate-booster-arrows-'))

beforeAll(async () => {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const { forbidden, options } = rules
  const cruised = await cruise(['packages', 'apps'], {
    ...(options as ICruiseOptions),
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  })
  const { output } = cruised
  if (typeof output === 'string') throw new Error(output)
  for (const { from, rule } of output.summary.violations)
    broken.set(from, [...(broken.get(from) ?? []), rule.name])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the arrows', () => {
  it.each([
    ['packages/engine/src/flow/a.ts', 'engine-imports-nothing'],
    ['packages/engine/src/domain/b.ts', 'domain-is-pure'],
    ['packages/services/src/c.ts', 'services-have-ports'],
    ['packages/db/src/call.ts', 'db-takes-types-of-services'],
    ['packages/ui/src/d.ts', 'contracts-and-ui-know-no-server'],
    ['packages/mail/src/e.ts', 'applications-are-on-top'],
    ['apps/admin/src/features/alerts/f.ts', 'features-are-islands'],
    ['apps/admin/src/features/credits/g.ts', 'nothing-imports-routes'],
    ['apps/affiliate/src/h.ts', 'applications-are-strangers'],
    ['packages/web/src/i.ts', 'no-circles'],
    ['packages/web/src/k.ts', 'browser-code-takes-types-of-the-server'],
  ])('refuse %s: %s', (file, rule) => {
    expect(broken.get(file)).toContain(rule)
  })

  it('allow the database to take the type of a port', () => {
    expect(broken.get('packages/db/src/port.ts')).toBeUndefined()
  })
})
