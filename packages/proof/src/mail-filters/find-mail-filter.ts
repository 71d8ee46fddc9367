import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { libraryPathOf, type ServerPlace, UNPACKED } from '../mail-servers/find-mail-server.ts'

export type FilterName = 'SpamAssassin' | 'rspamd'

const FILTERS = {
  SpamAssassin: { package: 'spamassassin', file: 'usr/bin/spamassassin' },
  rspamd: { package: 'rspamd', file: 'usr/bin/rspamd' },
} as const satisfies Record<FilterName, { readonly package: string; readonly file: string }>

/** A filter of Debian's, or in a few words why it cannot run here. */
export function findMailFilter(name: FilterName): ServerPlace | { readonly missing: string } {
  const filter = FILTERS[name]
  const root = [join(UNPACKED, filter.package), '/'].find((folder) => existsSync(join(folder, filter.file)))
  if (root === undefined) return { missing: 'is not on this machine; on Debian, .ci/run as root unpacks it' }
  if (name === 'rspamd' && process.platform !== 'linux') return { missing: 'starts only on Linux' }
  return { root, file: join(root, filter.file), libraryPath: libraryPathOf(root) }
}
