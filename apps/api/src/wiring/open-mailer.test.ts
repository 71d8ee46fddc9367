import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '../boot/env.ts'
import { openMailer } from './open-mailer.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-mailer-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const keyFile = join(folder, 'dkim.pem')
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
const noKeyFile = join(folder, 'note.txt')
writeFileSync(noKeyFile, 'not a key')

const open = (variables: Readonly<Record<string, string>>) =>
  openMailer(readEnv({ SMTP_URL: 'smtp://127.0.0.1:2525', ...variables }), null)

it('signs with the key of the file', async () => {
  const mailer = open({ SMTP_DKIM_SELECTOR: 'ab1', SMTP_DKIM_KEY_FILE: keyFile })
  expect(mailer.name).toBe('smtp')
  await mailer.close()
})

it.each([
  [{ SMTP_DKIM_SELECTOR: 'ab1' }, 'SMTP_DKIM_KEY_FILE: is needed beside SMTP_DKIM_SELECTOR'],
  [{ SMTP_DKIM_KEY_FILE: keyFile }, 'SMTP_DKIM_SELECTOR: is needed beside SMTP_DKIM_KEY_FILE'],
  [{ SMTP_DKIM_SELECTOR: 'a b', SMTP_DKIM_KEY_FILE: keyFile }, 'SMTP_DKIM_SELECTOR: must be letters'],
  [{ SMTP_DKIM_SELECTOR: 'ab1', SMTP_DKIM_KEY_FILE: join(folder, 'none') }, 'SMTP_DKIM_KEY_FILE: '],
  [{ SMTP_DKIM_SELECTOR: 'ab1', SMTP_DKIM_KEY_FILE: noKeyFile }, 'is not an RSA key in PEM'],
  [{ SMTP_CA_FILE: join(folder, 'none') }, 'SMTP_CA_FILE: '],
  [{ SMTP_CA_FILE: noKeyFile }, 'SMTP_CA_FILE: '],
])('refuses %j by the name of the variable', (variables, words) => {
  expect(() => open(variables)).toThrow(words)
})

describe('a relay whose certificate is from an authority of its owner', () => {
  /** Made for a hundred years: `authority.pem` signed `relay.pem`, which is for this machine. */
  const pem = (name: string) => new URL(`../testing/tls/${name}.pem`, import.meta.url)
  const taken: string[] = []
  let relay: SMTPServer
  let address: string
  beforeAll(async () => {
    relay = new SMTPServer({
      key: readFileSync(pem('relay-key')),
      cert: readFileSync(pem('relay')),
      authOptional: true,
      disableReverseLookup: true,
      onData: (stream, { envelope, secure }, done) => {
        for (const { address: to } of envelope.rcptTo)
          taken.push(`${to} ${secure ? 'by TLS' : 'in the clear'}`)
        stream.resume().on('end', () => done())
      },
    })
    relay.on('error', () => undefined) // a client that does not trust it hangs up
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
    address = `smtp://127.0.0.1:${(relay.server.address() as AddressInfo).port}?tls=required`
  })
  afterAll(() => new Promise<void>((resolve) => relay.close(() => resolve())))

  async function sendWith(variables: Readonly<Record<string, string>>) {
    const mailer = open({ SMTP_URL: address, ...variables })
    try {
      return await mailer.send({
        messageRef: crypto.randomUUID(),
        to: 'sari@example.com',
        toName: 'Sari',
        fromName: 'Budi',
        fromEmail: 'budi@example.com',
        subject: 'Halo',
        html: '<p>Halo</p>',
        text: 'Halo',
      })
    } finally {
      await mailer.close()
    }
  }

  it('is refused, in words that name the variable, and gets mail once that names its authority', async () => {
    expect(await sendWith({})).toMatchObject({
      kind: 'blocked',
      fault: { code: 'TLS_CERTIFICATE', message: expect.stringContaining('SMTP_CA_FILE') },
    })
    expect(taken).toEqual([])
    expect(await sendWith({ SMTP_CA_FILE: pem('authority').pathname })).toMatchObject({ kind: 'accepted' })
    expect(taken).toEqual(['sari@example.com by TLS'])
  })

  it('is refused with the authority of somebody else', async () => {
    expect(await sendWith({ SMTP_CA_FILE: pem('relay').pathname })).toMatchObject({
      kind: 'blocked',
      fault: { code: 'TLS_CERTIFICATE' },
    })
  })
})
