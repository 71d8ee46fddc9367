import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerPlace } from './find-mail-server.ts'
import { makeServerFolder, type ServerProcess, startServerProcess } from './server-process.ts'

/** Exim as a relay to `sinkPort` for lead.test; `acls` holds the access lists that `main` names. */
export function startExim(
  place: ServerPlace,
  options: {
    readonly ports: readonly number[]
    readonly sinkPort: number
    readonly main: string
    readonly acls: string
    /** Delivers on this machine, too: routers before the others, with the transports they name. What fails is tried again. */
    readonly local?: { readonly routers: string; readonly transports: string }
  },
): Promise<ServerProcess> {
  const folder = makeServerFolder()
  const config = join(folder, 'exim.conf')
  for (const name of ['spool', 'log']) mkdirSync(join(folder, name))
  writeFileSync(config, configOf(folder, { ...options, file: place.file }))
  execFileSync('chown', ['-R', 'Debian-exim:Debian-exim', join(folder, 'spool'), join(folder, 'log')])
  const listen = options.ports.map((port) => `127.0.0.1.${port}`).join(' ; ')
  return startServerProcess({
    place,
    args: ['-bdf', ...(options.local === undefined ? [] : ['-q1s']), '-oX', `<; ${listen}`, '-C', config],
    folder,
    ports: options.ports,
    logFile: join(folder, 'log', 'mainlog'),
  })
}

/** `deliver_drop_privilege`: the unpacked program has no setuid bit, which would take its library path away. */
function configOf(
  folder: string,
  options: { readonly file: string } & Pick<
    Parameters<typeof startExim>[1],
    'sinkPort' | 'main' | 'acls' | 'local'
  >,
): string {
  return `
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
exim_path = ${options.file}
primary_hostname = exim.test
keep_environment = LD_LIBRARY_PATH
deliver_drop_privilege
rfc1413_query_timeout = 0s
host_lookup =
${options.main}
begin acl
${options.acls}
begin routers
${options.local?.routers ?? ''}
people:
  driver = redirect
  domains = lead.test : sender.test
  local_parts = nobody
  allow_fail
  data = :fail: Unknown user
sink:
  driver = manualroute
  domains = lead.test : sender.test
  route_list = * 127.0.0.1::${options.sinkPort}
  self = send
  transport = smtp
begin transports
${options.local?.transports ?? ''}
smtp:
  driver = smtp
${options.local === undefined ? '' : 'begin retry\n* * F,1h,1s'}
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if and{{eq{$auth2}{budi}}{eq{$auth3}{right}}}}
  server_set_id = $auth2
`
}
