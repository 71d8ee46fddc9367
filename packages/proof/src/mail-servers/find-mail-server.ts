import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type ServerName = 'Postfix' | 'Exim' | 'OpenSMTPD' | 'Dovecot'

/** A server of Debian's that can be started here. */
export type ServerPlace = {
  /** The folder it is installed or unpacked in, e.g. `/`. */
  readonly root: string
  /** The program itself. */
  readonly file: string
  /** For the loader: libraries that were unpacked beside it. */
  readonly libraryPath: string
}

type ServerFacts = {
  readonly package: string
  readonly file: string
  readonly users: readonly string[]
  /** A folder whose path is compiled in. */
  readonly folder?: string
}

/** The users are compiled in (Exim, OpenSMTPD) or the default (Postfix, Dovecot). */
const SERVERS = {
  Postfix: { package: 'postfix', file: 'usr/lib/postfix/sbin/master', users: ['postfix', 'postdrop'] },
  Exim: { package: 'exim4-daemon-light', file: 'usr/sbin/exim4', users: ['Debian-exim'] },
  Dovecot: {
    package: 'dovecot-imapd',
    file: 'usr/sbin/dovecot',
    users: ['dovecot', 'dovenull'],
    folder: '/usr/lib/dovecot/modules',
  },
  OpenSMTPD: { package: 'opensmtpd', file: 'usr/sbin/smtpd', users: ['opensmtpd', 'opensmtpq'] },
} as const satisfies Record<ServerName, ServerFacts>

/** Where `.ci/run` unpacks the packages, each into a folder of its name: Debian installs only one mail server at a time. */
export const UNPACKED = process.env['MAIL_SERVERS_DIR'] ?? '/var/cache/affiliate-booster/mail-servers'

/** The server, or in a few words why it cannot be started here. */
export function findMailServer(name: ServerName): ServerPlace | { readonly missing: string } {
  const server: ServerFacts = SERVERS[name]
  const roots = [join(UNPACKED, server.package), ...(name === 'OpenSMTPD' ? [] : ['/'])]
  const root = roots.find((folder) => existsSync(join(folder, server.file)))
  // OpenSMTPD's queue is compiled in: tests leave the one of an installed server alone.
  if (name === 'OpenSMTPD' && existsSync('/usr/sbin/smtpd'))
    return { missing: 'is installed and in use here' }
  if (root === undefined) return { missing: 'is not on this machine; on Debian, .ci/run as root unpacks it' }
  if (process.getuid?.() !== 0) return { missing: 'starts only as root' }
  const user = server.users.find((one) => !hasUser(one))
  if (user !== undefined) return { missing: `needs the system user ${user}, which .ci/run adds` }
  if (server.folder !== undefined && !existsSync(server.folder))
    return { missing: `needs ${server.folder}, to which .ci/run leads` }
  return { root, file: join(root, server.file), libraryPath: libraryPathOf(root) }
}

function hasUser(name: string): boolean {
  return readFileSync('/etc/passwd', 'utf8').includes(`\n${name}:`)
}

/** Of what was unpacked beside a program. */
export function libraryPathOf(root: string): string {
  const triplet = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`
  return ['usr/lib/postfix', 'usr/lib/rspamd', 'usr/lib/dovecot', `usr/lib/${triplet}`, `lib/${triplet}`]
    .map((part) => join(root, part))
    .join(':')
}
