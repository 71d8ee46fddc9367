import { runEntry } from './run-entry.ts'

/** `npm run load`: fills a database with synthetic affiliates, leads, runs and jobs. */
await runEntry('apps/api/src/commands/load.ts')
