import { letYoungGenerationGrow, limitHeap } from './boot/limit-heap.ts'

/** `node apps/api/src/main.ts`: limits the heap, and only then loads and starts the program that is to live in it. */
limitHeap()
await import('./boot/start.ts')
letYoungGenerationGrow()
