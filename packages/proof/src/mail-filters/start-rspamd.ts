import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerPlace } from '../mail-servers/find-mail-server.ts'
import { freePorts } from '../mail-servers/free-ports.ts'
import { makeServerFolder, startServerProcess } from '../mail-servers/server-process.ts'
import type { WireMail } from './hand-over-mails.ts'
import { type MailScore, scoreOf } from './mail-score.ts'

export type Rspamd = AsyncDisposable & {
  score(mail: WireMail): Promise<MailScore>
}

/** @param nameServer what it asks about SPF, DKIM, DMARC and block lists */
export async function startRspamd(place: ServerPlace, nameServer: string): Promise<Rspamd> {
  const folder = makeServerFolder()
  const { port } = await freePorts(['port'])
  writeSettings(folder, { port, nameServer })
  const running = await startServerProcess({
    place,
    folder,
    ports: [port],
    args: [
      ...['-f', '-i', '-c', join(place.root, 'etc/rspamd/rspamd.conf')],
      ...Object.entries(placesOf(place.root, folder)).map(([name, path]) => `--var=${name}=${path}`),
    ],
    logFile: join(folder, 'log/rspamd.log'),
  })
  return {
    score: (mail) => ask(port, mail),
    [Symbol.asyncDispose]: () => running.stop(),
  }
}

function placesOf(root: string, folder: string) {
  const share = join(root, 'usr/share/rspamd')
  return {
    CONFDIR: join(root, 'etc/rspamd'),
    LOCAL_CONFDIR: folder,
    DBDIR: join(folder, 'db'),
    RUNDIR: join(folder, 'run'),
    LOGDIR: join(folder, 'log'),
    SHAREDIR: share,
    PLUGINSDIR: join(share, 'plugins'),
    RULESDIR: join(share, 'rules'),
    LUALIBDIR: join(share, 'lualib'),
    WWWDIR: join(share, 'www'),
  }
}

function writeSettings(
  folder: string,
  { port, nameServer }: { readonly port: number; readonly nameServer: string },
) {
  for (const name of ['db', 'run', 'log', 'local.d', 'override.d']) mkdirSync(join(folder, name))
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), `${text}\n`)
  // Compiling all its patterns at the start would take longer than the mails do.
  write(
    'local.d/options.inc',
    `disable_hyperscan = true;\ndns { nameserver = ["${nameServer}"]; timeout = 1s; retransmits = 1; }`,
  )
  write('override.d/worker-normal.inc', `bind_socket = "127.0.0.1:${port}"; count = 1;`)
  for (const worker of ['controller', 'proxy', 'fuzzy'])
    write(`override.d/worker-${worker}.inc`, 'enabled = false; count = -1; bind_socket = "127.0.0.1:0";')
  // It asks a server of its makers.
  write('override.d/fuzzy_check.conf', 'enabled = false;')
}

type Answer = {
  readonly symbols: Readonly<Record<string, { readonly name: string; readonly score: number }>>
}

async function ask(port: number, { raw, from, to, client }: WireMail): Promise<MailScore> {
  const answer = await fetch(`http://127.0.0.1:${port}/checkv2`, {
    method: 'POST',
    body: raw,
    headers: {
      ...{ IP: client.address, Helo: client.name, Hostname: client.name },
      ...{ From: from, Rcpt: to, 'Queue-Id': 'proof', 'TLS-Cipher': 'TLS_AES_256_GCM_SHA384' },
    },
  })
  if (!answer.ok) throw new Error(`rspamd answered ${answer.status}: ${await answer.text()}`)
  const { symbols } = (await answer.json()) as Answer
  return scoreOf(Object.values(symbols))
}
