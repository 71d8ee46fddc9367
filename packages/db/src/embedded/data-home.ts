import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** The system user a server runs as; absent when the current user runs it. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** Where one embedded server keeps everything it owns, and who runs it. */
export interface DataHome {
  readonly directory: string
  readonly clusterDirectory: string
  readonly user: ServerUser | undefined
  /** Why the data is not where it was asked to be; absent when it is. */
  readonly movedBecause: string | undefined
}

const MOVED_NOTE = 'moved-to'

/**
 * Finds (and creates) the folder for an embedded server. PostgreSQL refuses to run as root, so root hands the
 * cluster to a system user, and that user must be able to walk down to it. A clone under a private home or a
 * `mktemp -d` folder does not allow that: the data then lives below /var/lib, under a name noted in the folder
 * that was asked for, so that the next start finds it again and a fresh clone does not.
 */
export function resolveDataHome(dataDir: string): DataHome {
  const wanted = resolve(dataDir)
  mkdirSync(wanted, { recursive: true, mode: 0o711 })
  if (process.getuid?.() !== 0) {
    const clusterDirectory = join(wanted, 'cluster')
    mkdirSync(clusterDirectory, { recursive: true, mode: 0o700 })
    return { directory: wanted, clusterDirectory, user: undefined, movedBecause: undefined }
  }
  const user = findServerUser()
  const noted = readMovedNote(wanted)
  if (noted === undefined && canHost(wanted, user)) return homeOf(wanted, user, undefined)
  const moved = noted ?? moveElsewhere(wanted, user)
  if (!canHost(moved, user)) throw new Error(`The folder ${moved} cannot hold the embedded PostgreSQL data.`)
  return homeOf(moved, user, `the system user that runs PostgreSQL (uid ${user.uid}) may not enter ${wanted}`)
}

/** Whether the server's user can reach this folder; asked of the system itself, so that ACLs count too. */
export function canEnter(directory: string, user: ServerUser): boolean {
  return spawnSync('test', ['-x', directory], { ...user, cwd: '/' }).status === 0
}

function homeOf(directory: string, user: ServerUser, movedBecause: string | undefined): DataHome {
  return { directory, clusterDirectory: join(directory, 'cluster'), user, movedBecause }
}

function canHost(directory: string, user: ServerUser): boolean {
  const cluster = join(directory, 'cluster')
  try {
    mkdirSync(cluster, { recursive: true, mode: 0o700 })
    chmodSync(directory, 0o711)
    chownSync(cluster, user.uid, user.gid)
  } catch {
    return false // a folder that cannot be made or given away cannot hold the data
  }
  return canEnter(cluster, user)
}

function moveElsewhere(wanted: string, user: ServerUser): string {
  const name = `affiliate-booster-${randomBytes(6).toString('hex')}`
  const place = ['/var/lib', '/opt', tmpdir()]
    .map((parent) => join(parent, name))
    .find((candidate) => canHost(candidate, user))
  if (place === undefined) {
    throw new Error(`No folder found that PostgreSQL's system user may use. Give DATABASE_URL instead.`)
  }
  writeFileSync(join(wanted, MOVED_NOTE), `${place}\n`)
  return place
}

function readMovedNote(wanted: string): string | undefined {
  const note = join(wanted, MOVED_NOTE)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

function findServerUser(): ServerUser {
  const found = findUser('postgres')
  if (found !== undefined) return found
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const created = findUser('postgres') ?? findUser('nobody')
  if (created !== undefined) return created
  throw new Error(
    `PostgreSQL does not run as root and ${userInfo().username} cannot create a system user for it. ` +
      'Start as another user, or give DATABASE_URL.',
  )
}

function findUser(name: string): ServerUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined // no such user
  }
}
