import { describe, expect, it } from 'vitest'
import { findBreaches } from './check-arrows.ts'

function breaches(file: string, text: string) {
  return findBreaches(new Map([[file, text]])).map(({ found }) => found)
}

describe('findBreaches', () => {
  it.each([
    ['packages/engine/src/flow/2-claim.ts', `import { readFile } from 'node:fs'`, 'node:fs'],
    [
      'packages/engine/src/flow/2-claim.ts',
      `import type { Job } from '@booster/contracts/job'`,
      '@booster/contracts/job',
    ],
    ['packages/engine/src/domain/job.ts', `import { claim } from '../flow/2-claim.ts'`, '../flow/2-claim.ts'],
    ['packages/engine/src/domain/job.ts', `const now = Date.now()`, 'Date.now('],
    ['packages/engine/src/domain/job.ts', `const now = new Date()`, 'new Date()'],
    [
      'apps/affiliate/src/main.tsx',
      `import { x } from '../../admin/src/x.ts'\nimport 'apps/admin/x'`,
      'apps/admin/x',
    ],
    [
      'apps/admin/src/main.tsx',
      `const x = await import('@booster/db/engine-store/store')`,
      '@booster/db/engine-store/store',
    ],
    ['packages/trpc/src/root.ts', `import pg from 'pg'`, 'pg'],
    ['packages/trpc/src/root.ts', `import type { Pool } from 'pg'`, 'pg'],
    ['apps/api/src/health.ts', `import pg, { type Pool } from 'pg'`, 'pg'],
    ['apps/api/src/health.ts', `pool.query('DELETE FROM "User"')`, 'DELETE FROM '],
    ['packages/trpc/src/root.ts', `export { x } from '@booster/api/x'`, '@booster/api/x'],
    ['packages/trpc/src/root.ts', `import {\n  type A,\n  b,\n} from '@booster/api/x'`, '@booster/api/x'],
    ['packages/services/src/alerts/raise-alert.ts', `import type { Pool } from 'pg'`, 'pg'],
    [
      'packages/services/src/alerts/raise-alert.ts',
      `import { openAlert } from '@booster/db/alerts/open-alert'`,
      '@booster/db/alerts/open-alert',
    ],
    [
      'packages/services/src/optin/submit-optin.ts',
      `import { x } from '../../../../apps/api/src/pages/form-page.ts'`,
      '../../../../apps/api/src/pages/form-page.ts',
    ],
    [
      'packages/db/src/alerts/open-alert.ts',
      `import { raiseAlert } from '@booster/services/alerts/raise-alert'`,
      '@booster/services/alerts/raise-alert',
    ],
    ['packages/db/src/alerts/open-alert.ts', `await fetch(url)`, 'fetch('],
    ['packages/db/src/alerts/open-alert.ts', 'const text = `<p>hello</p>`', '</p>'],
    ['packages/db/src/archive/archive-runs.ts', `setTimeout(go, 5)`, 'setTimeout('],
    ['packages/mail/src/smtp/smtp.ts', `const url = process.env.SMTP_URL`, 'process.env'],
    [
      'packages/ui/src/badge.tsx',
      `import { x } from '@booster/db/connection/connect'`,
      '@booster/db/connection/connect',
    ],
  ])('finds in %s: %s', (file, text, found) => {
    expect(breaches(file, text)).toContain(found)
  })

  it.each([
    ['packages/engine/src/domain/job.ts', `import { x } from './mail.ts'\nconst at = new Date(ms)`],
    ['packages/engine/src/domain/job.ts', `// never Date.now() here\n/** import x from 'node:fs' */`],
    ['packages/engine/src/testing/memory-store.ts', `import { x } from 'vitest'`],
    ['packages/db/src/connection/connect.ts', `import pg from 'pg'`],
    ['packages/db/src/alerts/open-alert.ts', `import type { X } from '@booster/services/alerts/ports'`],
    ['packages/db/src/connection/notify.ts', `setTimeout(connect, waitMs)`],
    ['apps/api/src/boot/env.ts', `readEnv(process.env)`],
    ['apps/api/src/health.ts', `import type { Pool } from 'pg'`],
    ['apps/affiliate/src/main.tsx', `import { x } from '@booster/ui/controls/button'`],
  ])('allows in %s: %s', (file, text) => {
    expect(breaches(file, text)).toEqual([])
  })
})
