import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerPlace } from './find-mail-server.ts'
import { makeServerFolder, type ServerProcess, startServerProcess } from './server-process.ts'

/** Dovecot with one mailbox. */
export type Dovecot = ServerProcess & {
  /** Puts a mail into the mailbox, as a mail server does (Maildir). */
  deliver(mail: string): void
  /** The mails as they lie there, with their flags, e.g. `S` for seen; null: not listed yet. */
  readFlags(): readonly { readonly mail: string; readonly flags: string | null }[]
  /** Makes it forget the numbers of its mails: they get others, under another UIDVALIDITY. */
  forgetNumbers(): void
}

export type DovecotOptions = {
  readonly port: number
  readonly user: string
  readonly password: string
  /** With these files of PEM, TLS is offered, and spoken from the first byte at a port of its own; else there is none. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly port: number }
}

export async function startDovecot(place: ServerPlace, options: DovecotOptions): Promise<Dovecot> {
  const folder = makeServerFolder()
  const config = join(folder, 'dovecot.conf')
  const mails = join(folder, 'mails')
  for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(mails, name), { recursive: true })
  execFileSync('chown', ['-R', 'dovecot:dovecot', mails])
  writeFileSync(config, configOf(place, folder, options))
  const server = await startServerProcess({
    // Dovecot begins with doveconf, whose path is compiled in; so begin with it.
    place: { ...place, file: join(place.root, 'usr/bin/doveconf') },
    args: ['-f', 'service=master', '-c', config, '-m', 'master', '-p', '-e', place.file, '-F', '-c', config],
    folder,
    ports: [options.port, ...(options.tls === undefined ? [] : [options.tls.port])],
    logFile: join(folder, 'log'),
  })
  let delivered = 0
  return {
    ...server,
    deliver: (mail) => {
      delivered += 1
      const name = `${String(delivered).padStart(6, '0')}.M1.proof`
      writeFileSync(join(mails, 'tmp', name), mail)
      execFileSync('chown', ['dovecot:dovecot', join(mails, 'tmp', name)])
      renameSync(join(mails, 'tmp', name), join(mails, 'new', name))
    },
    readFlags: () =>
      ['new', 'cur'].flatMap((part) =>
        readdirSync(join(mails, part)).map((name) => ({
          mail: readFileSync(join(mails, part, name), 'utf8'),
          flags: name.split(':2,')[1] ?? null,
        })),
      ),
    forgetNumbers: () => {
      for (const name of readdirSync(mails)) if (name.startsWith('dovecot')) rmSync(join(mails, name))
    },
  }
}

function configOf({ root }: ServerPlace, folder: string, options: DovecotOptions): string {
  const { port, user, password, tls } = options
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
libexec_dir = ${join(root, 'usr/lib/dovecot')}
mail_plugin_dir = ${join(root, 'usr/lib/dovecot/modules')}
import_environment = LD_LIBRARY_PATH TZ
mail_location = maildir:${folder}/mails
first_valid_uid = 1
ssl = ${tls === undefined ? 'no' : 'yes'}
${tls === undefined ? '' : `ssl_cert = <${tls.certificate}\nssl_key = <${tls.key}`}
auth_failure_delay = 0
passdb {
  driver = static
  args = user=${user} password=${password}
}
userdb {
  driver = static
  args = uid=dovecot gid=dovecot home=${folder}/home
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls?.port ?? 0}
    ssl = yes
  }
}
service anvil {
  chroot =
}
`
}
