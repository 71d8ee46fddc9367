import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readImapUrl } from '@booster/mail/imap/imap-url'
import { openMailbox } from '@booster/mail/imap/open-mailbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeServer } from './describe-server.ts'
import { freePorts } from './free-ports.ts'
import { type Dovecot, startDovecot } from './start-dovecot.ts'

/** `authority.pem` signed `relay.pem`, which is for this machine. */
const pem = (name: string) =>
  fileURLToPath(new URL(`../../../../apps/api/src/testing/tls/${name}.pem`, import.meta.url))
const AUTHORITY = readFileSync(pem('authority'), 'utf8')

describeServer('Dovecot', (place) => {
  let dovecot: Dovecot
  let ports: Readonly<Record<'imap' | 'imaps', number>>
  beforeAll(async () => {
    ports = await freePorts(['imap', 'imaps'])
    const tls = { certificate: pem('relay'), key: pem('relay-key'), port: ports.imaps }
    dovecot = await startDovecot(place, { port: ports.imap, user: 'bounce', password: 'secret', tls })
    dovecot.deliver('Subject: Halo\r\n\r\nHalo\r\n')
  })
  afterAll(() => dovecot?.stop())

  async function countMails(scheme: 'imap' | 'imaps', query: string, ca?: string): Promise<number> {
    const url = readImapUrl(`${scheme}://bounce:secret@127.0.0.1:${ports[scheme]}/INBOX${query}`)
    const mailbox = await openMailbox({ url, ca, maxBytes: 1_000 })
    const uids = await mailbox.listAfter(0)
    await mailbox.close()
    return uids.length
  }

  it.each([
    ['imaps', ''],
    ['imap', '?tls=required'],
  ] as const)(
    'is read by %s://%s with a certificate of our own authority, once that is named',
    async (scheme, query) => {
      await expect(countMails(scheme, query)).rejects.toThrow(/certificate.*SMTP_CA_FILE/)
      expect(await countMails(scheme, query, AUTHORITY)).toBe(1)
    },
  )

  it('is read without proof of the certificate where that is asked for, and without TLS on this machine', async () => {
    expect(await countMails('imaps', '?tls=unverified')).toBe(1)
    expect(await countMails('imap', '?tls=unverified')).toBe(1)
    expect(await countMails('imap', '')).toBe(1)
  })
})
