import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNameServer } from '@booster/mail/setup/testing/start-name-server'
import { afterAll, expect, it } from 'vitest'
import { readEnv } from '../boot/env.ts'
import { createSending } from './create-sending.ts'

const folder = mkdtempSync(join(tmpdir(), 'booster-dkim-'))
const keyFile = join(folder, 'key.pem')
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))

afterAll(() => rmSync(folder, { recursive: true }))

function open(variables: Readonly<Record<string, string>>) {
  return createSending({
    env: readEnv(variables),
    publicUrl: 'http://localhost:4000',
    hasWebhookSecret: true,
    roads: [],
    renderer: { renderTest: () => expect.unreachable() },
  })
}

it('looks at the domains of the settings, by the name servers of the settings', async () => {
  await using server = await startNameServer({
    'MX kelas.id': ['10 mail.kelas.id'],
    'TXT kelas.id': ['v=spf1 a:mail.kelas.id -all'],
    'A mail.kelas.id': ['203.0.113.7'],
  })
  const { provider, records } = await open({
    ...{ SMTP_URL: 'smtp://mail.kelas.id:587', SMTP_FROM_EMAIL: 'kabar@kelas.id' },
    ...{ SMTP_BOUNCE_ADDRESS: 'bounce@kelas.id', MAILKETING_WEBHOOK_SECRET: 'x' },
    ...{ SMTP_DKIM_SELECTOR: 'surat', SMTP_DKIM_KEY_FILE: keyFile, DNS_SERVERS: server.address },
  }).check()
  expect(provider).toBe('smtp')
  expect(records.map(({ kind, host, level }) => [kind, host, level])).toEqual([
    ['spf', 'kelas.id', 'right'],
    ['dkim', 'surat._domainkey.kelas.id', 'wrong'],
    ['dmarc', '_dmarc.kelas.id', 'wrong'],
    ['mx', 'kelas.id', 'right'],
    ['public-url', 'http://localhost:4000', 'wrong'],
  ])
  expect(records[1]?.wanted).toMatch(/^v=DKIM1; k=rsa; p=MII/)
  expect(JSON.stringify(records)).not.toContain('PRIVATE')
})

it('names the mailbox that bounces are read from, without its password, and misses no address for them', async () => {
  await using server = await startNameServer({ 'MX kelas.id': ['10 mail.kelas.id'] })
  const own = {
    ...{ SMTP_URL: 'smtp://mail.kelas.id:587', SMTP_FROM_EMAIL: 'kabar@kelas.id' },
    DNS_SERVERS: server.address,
  }
  const foundOf = async (sending: ReturnType<typeof open>) =>
    (await sending.check()).records.find(({ kind }) => kind === 'mx')?.findings.map(({ code }) => code)
  expect([open(own).mailbox, await foundOf(open(own))]).toEqual([null, ['BOUNCES_UNREAD']])
  const read = open({ ...own, BOUNCE_IMAP_URL: 'imaps://kabar%40kelas.id:rahasia@mail.kelas.id/Pantulan' })
  expect([read.mailbox, await foundOf(read)]).toEqual(['kabar@kelas.id@mail.kelas.id/Pantulan', []])
})

it('asks nobody in the sandbox', async () => {
  expect(await open({ DNS_SERVERS: '127.0.0.1:1' }).check()).toEqual({ provider: 'sandbox', records: [] })
})

it('writes the test mail in the language of its reader', () => {
  const to = { name: 'Rani', email: 'rani@kelas.id' }
  const mails = (['id', 'en'] as const).map((language) => open({}).testMail({ to, language }).mail)
  expect(mails.map(({ step }) => step.emailSubject)).toEqual([
    'Email ini sampai lewat jalur pengiriman Anda',
    'This email arrived by the way your mails leave',
  ])
  expect(mails.map(({ lead }) => lead)).toEqual([
    { ...to, whatsapp: null, language: 'id' },
    { ...to, whatsapp: null, language: 'en' },
  ])
})
