import { createRequire } from 'node:module'
import { runOwned } from './owned-process.ts'

const require = createRequire(import.meta.url)

/** The task `generate` of turbo.json: makes the Prisma client from schema.prisma. */
const { code, output } = await runOwned({
  node: [require.resolve('prisma/build/index.js'), 'generate', '--schema', 'prisma/schema.prisma'],
  output: 'capture',
  env: {
    // Any program will do: generating needs no engine, but without this Prisma downloads one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (code !== 0) console.error(`prisma generate failed:\n${output}`)
process.exitCode = code
