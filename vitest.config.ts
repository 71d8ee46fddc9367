import { defineConfig } from 'vitest/config'

/** `vitest run` here runs every package's tests; in a package's folder, that package's alone. */
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'scripts'],
    // Test files share one database server and the machine may have two cores.
    maxWorkers: 2,
  },
})
