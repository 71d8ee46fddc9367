import { runOwned } from './owned-process.ts'

/**
 * The API, restarted when a file it imports changes. A process of its own because Node's watcher does not load
 * `--import` itself: this one stands above it and ends it when `dev.ts` is killed.
 */
const { code } = await runOwned({ node: ['--watch', '--watch-preserve-output', 'apps/api/src/main.ts'] })
process.exit(code)
