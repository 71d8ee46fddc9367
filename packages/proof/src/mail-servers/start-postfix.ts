import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerPlace } from './find-mail-server.ts'
import { makeServerFolder, type ServerProcess, startServerProcess } from './server-process.ts'

/** One door of a Postfix: its port, and what is set for it alone. */
export type PostfixDoor = { readonly port: number; readonly settings?: Readonly<Record<string, string>> }

/** The parts that take mail in and hand it on; nothing delivers on this machine. */
const SERVICES = `
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
flush unix n - n 1000? 0 flush
relay unix - - n - - smtp
smtp unix - - n - - smtp
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
local unix - n n - - local
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`
const QUEUES =
  'active bounce corrupt defer deferred flush hold incoming maildrop private public saved trace'.split(' ')

/** Postfix as a relay to `sinkPort` for lead.test. */
export function startPostfix(
  place: ServerPlace,
  options: {
    readonly doors: readonly PostfixDoor[]
    readonly sinkPort: number
    readonly settings: Readonly<Record<string, string>>
    /** Lines of `/etc/aliases`; with them it delivers on this machine, too. */
    readonly aliases?: readonly string[]
  },
): Promise<ServerProcess> {
  const folder = makeServerFolder()
  const at = (path: string): string => join(folder, path)
  for (const name of ['etc', 'log']) mkdirSync(at(name))
  const owned = ['data', ...QUEUES.map((name) => `queue/${name}`)].map((name) => at(name))
  for (const name of [...owned, at('queue/pid')]) mkdirSync(name, { recursive: true })
  execFileSync('chown', ['postfix:postdrop', ...owned])
  writeFileSync(at('etc/main.cf'), mainOf(place, folder, options))
  writeFileSync(at('etc/master.cf'), options.doors.map(doorOf).join('') + SERVICES)
  if (options.aliases !== undefined) makeAliases(place, folder, options.aliases)
  return startServerProcess({
    place,
    args: ['-c', at('etc'), '-d'],
    folder,
    ports: options.doors.map(({ port }) => port),
    logFile: at('log/postfix.log'),
  })
}

/** What `newaliases` does. */
function makeAliases(place: ServerPlace, folder: string, lines: readonly string[]): void {
  const file = join(folder, 'etc/aliases')
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  execFileSync(join(place.root, 'usr/sbin/postalias'), ['-c', join(folder, 'etc'), `hash:${file}`], {
    env: { LD_LIBRARY_PATH: place.libraryPath },
  })
}

function doorOf({ port, settings = {} }: PostfixDoor): string {
  const own = Object.entries(settings).map(([name, value]) => `\n  -o { ${name} = ${value} }`)
  return `127.0.0.1:${port} inet n - n - - smtpd${own.join('')}\n`
}

function mainOf(
  { root }: ServerPlace,
  folder: string,
  options: { readonly sinkPort: number; readonly settings: Readonly<Record<string, string>> },
): string {
  const settings = {
    compatibility_level: '3.6',
    myhostname: 'postfix.test',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    alias_maps: '',
    import_environment: 'MAIL_CONFIG LD_LIBRARY_PATH',
    daemon_directory: join(root, 'usr/lib/postfix/sbin'),
    command_directory: join(root, 'usr/sbin'),
    shlib_directory: join(root, 'usr/lib/postfix'),
    meta_directory: join(folder, 'etc'),
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    maillog_file: join(folder, 'log', 'postfix.log'),
    maillog_file_prefixes: folder,
    inet_interfaces: 'loopback-only',
    inet_protocols: 'ipv4',
    relay_domains: 'lead.test',
    relayhost: `[127.0.0.1]:${options.sinkPort}`,
    ...options.settings,
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}
