import { defineConfig } from 'vitest/config'

/** Databases are made and passwords hashed here, on a machine that may be busy: these only end what hangs. */
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 90_000 } })
