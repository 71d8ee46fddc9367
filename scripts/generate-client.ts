import { createRequire } from 'node:module'
import { join } from 'node:path'
import { makeIfStale } from './content-stamp.ts'
import { runOwned } from './owned-process.ts'
import { root } from './repository.ts'

const require = createRequire(import.meta.url)

/** Generates the Prisma client when schema.prisma (or Prisma) changed. Answers whether it did. */
export function generateClient(): Promise<boolean> {
  const stamp = {
    sources: [join(root, 'prisma/schema.prisma'), require.resolve('prisma/package.json')],
    note: join(root, 'packages/db/src/generated/.made-from'),
  }
  return makeIfStale(stamp, async () => {
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
    if (code !== 0) throw new Error(`prisma generate failed:\n${output}`)
  })
}

if (import.meta.main) {
  console.log((await generateClient()) ? 'Generated the Prisma client.' : 'The Prisma client is up to date.')
}
