import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerPlace } from './find-mail-server.ts'
import { makeServerFolder, type ServerProcess, startServerProcess } from './server-process.ts'

/** OpenSMTPD as a relay to `sinkPort` for lead.test and sender.test; `config` has to listen on `ports`. */
export function startOpenSmtpd(
  place: ServerPlace,
  options: { readonly ports: readonly number[]; readonly sinkPort: number; readonly config: string },
): Promise<ServerProcess> {
  const folder = makeServerFolder()
  const file = join(folder, 'smtpd.conf')
  // Compiled in, as are its queue and its control socket: only one can run.
  mkdirSync('/var/lib/opensmtpd/empty', { recursive: true })
  writeFileSync(
    file,
    `${options.config}
action "sink" relay host smtp://127.0.0.1:${options.sinkPort}
match from any for domain { "lead.test", "sender.test" } action "sink"
`,
    { mode: 0o600 },
  )
  return startServerProcess({
    place,
    oneAtATime: '/run/lock/affiliate-booster-opensmtpd',
    args: ['-d', '-f', file],
    folder,
    ports: options.ports,
  })
}
