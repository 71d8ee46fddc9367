import { defineConfig, type Plugin } from 'vitest/config'
import { listMutants } from './list-mutants.ts'
import { mutate } from './mutant.ts'
import { repository } from './repository.ts'

/** Runs tests of any package on code in which one mutant lives; without MUTANT, on the code as it is. */
const name = process.env['MUTANT']
const prismaDirectory = process.env['MUTANT_PRISMA']
const mutant = listMutants().find((one) => one.name === name)
if (name !== undefined && mutant === undefined) throw new Error(`There is no mutant ${name}.`)

/** Changes the source of a module as it is read; migrations are not modules and come from a folder of their own. */
const mutation: Plugin = {
  name: 'mutation',
  enforce: 'pre',
  transform(code, id) {
    const file = id.replace(/\?.*$/, '').replace(repository, '')
    const changed = mutant === undefined ? code : mutate(mutant, file, code)
    if (file !== 'packages/db/src/migrations/migration-files.ts' || prismaDirectory === undefined)
      return changed
    const found = /fileURLToPath\(new URL\('[./]+\/prisma', import\.meta\.url\)\)/
    if (!found.test(changed)) throw new Error('The place of the migrations has moved.')
    return changed.replace(found, () => JSON.stringify(prismaDirectory))
  },
}

export default defineConfig({
  root: repository,
  plugins: [mutation],
  test: {
    // Neither reads what an unchanged run has left there, nor leaves changed modules to others.
    cache: false,
    fsModuleCache: false,
    maxWorkers: 1,
    testTimeout: 30_000,
  },
})
