import { runEntry } from './run-entry.ts'

/** `npm run mutants`: every small change of the pure rules that a test should notice. */
await runEntry('packages/proof/src/rule-mutants/main.ts')
