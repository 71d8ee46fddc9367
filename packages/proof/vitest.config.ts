import { defineConfig } from 'vitest/config'

/** Stories over several processes: each waits with a deadline of its own, so these only end what hangs. */
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 90_000 } })
