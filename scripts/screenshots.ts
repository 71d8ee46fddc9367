import { buildApps } from './build-apps.ts'
import { runEntry } from './run-entry.ts'

/** `npm run screenshots`: pictures of every page into docs/screenshots. */
await buildApps()
await runEntry('e2e/screenshots.ts')
