import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { letYoungGenerationGrow, limitHeap } from './boot/limit-heap.ts'

/**
 * `node apps/api/src/main.ts`: limits the heap, and only then loads and starts the program. Compiled modules, types
 * already stripped, are kept beside the installed packages for the next start. The folder belongs to whoever installed
 * the product, unlike Node's default in the shared temporary folder; where it cannot be written, nothing is kept.
 */
limitHeap()
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/node', import.meta.url)))
await import('./boot/start.ts')
letYoungGenerationGrow()
flushCompileCache()
