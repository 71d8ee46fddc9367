import { generateKeyPairSync } from 'node:crypto'
import type { SetupRecord } from '@booster/contracts/sending/setup-check'
import { describe, expect, it } from 'vitest'
import { checkSetup } from './check-setup.ts'
import type { MailSetup } from './mail-setup.ts'
import { startNameServer, type Zone } from './testing/start-name-server.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const DKIM_RECORD = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

/** A mail server of one's own, with everything that can be set. */
const SETUP: MailSetup = {
  provider: 'smtp',
  fromEmail: 'kabar@kelas.id',
  bounceAddress: 'bounce@kelas.id',
  readsMailbox: false,
  relayHost: 'mail.kelas.id',
  dkim: { selector: 'surat', privateKey: PEM },
  publicUrl: 'http://127.0.0.1:4000',
}

const ZONE: Zone = {
  'A mail.kelas.id': ['203.0.113.7'],
  'MX kelas.id': ['10 mail.kelas.id'],
  'TXT kelas.id': ['google-site-verification=abc', 'v=spf1 a:mail.kelas.id -all'],
  'TXT surat._domainkey.kelas.id': [DKIM_RECORD],
  'TXT _dmarc.kelas.id': ['v=DMARC1; p=reject; rua=mailto:dmarc@kelas.id'],
}

async function check({
  zone = {},
  setup = {},
  silent = [],
}: {
  readonly zone?: Zone
  readonly setup?: Partial<MailSetup>
  readonly silent?: readonly string[]
} = {}) {
  await using server = await startNameServer({ ...ZONE, ...zone }, silent)
  const records = await checkSetup({ ...SETUP, ...setup }, { dnsServers: [server.address] })
  return (kind: SetupRecord['kind'], n = 0) => {
    const record = records.filter((each) => each.kind === kind)[n]
    if (record === undefined) throw new Error(`no ${kind}`)
    return record
  }
}

function codesOf({ findings }: SetupRecord): readonly string[] {
  return findings.map(({ code, detail }) => [code, ...detail].join(' '))
}

describe('the set-up of a domain', () => {
  it('that is right is said to be right, with what stands in DNS', async () => {
    const of = await check()
    expect(of('spf')).toEqual({
      ...{ kind: 'spf', host: 'kelas.id', level: 'right', findings: [] },
      ...{ found: ['v=spf1 a:mail.kelas.id -all'], wanted: null },
    })
    expect(of('dkim')).toMatchObject({ host: 'surat._domainkey.kelas.id', level: 'right', wanted: null })
    expect(codesOf(of('dmarc'))).toEqual(['ALIGNED_BY_DKIM', 'ALIGNED_BY_SPF'])
    expect(of('dmarc')).toMatchObject({ host: '_dmarc.kelas.id', level: 'right' })
    expect(of('mx')).toMatchObject({ host: 'kelas.id', level: 'right', found: ['mail.kelas.id'] })
  })

  it('that is empty gets each record as text to paste', async () => {
    const nothing = Object.fromEntries(Object.keys(ZONE).map((key) => [key, [] as string[]]))
    const of = await check({ zone: nothing })
    expect(of('spf')).toMatchObject({ level: 'wrong', wanted: 'v=spf1 a:mail.kelas.id ~all', found: [] })
    expect(of('dkim')).toMatchObject({ level: 'wrong', wanted: DKIM_RECORD })
    expect(of('dmarc')).toMatchObject({ level: 'wrong', wanted: 'v=DMARC1; p=none' })
    expect(codesOf(of('mx'))).toEqual(['MX_MISSING'])
  })

  it('is unknown, not wrong, where DNS does not answer, and says so within seconds', async () => {
    const startedAt = performance.now()
    const silent = ['kelas.id', 'surat._domainkey.kelas.id', '_dmarc.kelas.id']
    const of = await check({ silent })
    for (const kind of ['spf', 'dkim', 'dmarc', 'mx'] as const) {
      expect(of(kind), kind).toMatchObject({ level: 'unknown', found: [] })
      expect(codesOf(of(kind)), kind).toContain('DNS_SILENT')
    }
    expect(performance.now() - startedAt).toBeLessThan(9_000)
  }, 15_000)

  it('at a name that nobody can own needs no look', async () => {
    const of = await check({ setup: { fromEmail: 'no-reply@booster.test' } })
    for (const kind of ['spf', 'dkim', 'dmarc', 'mx'] as const)
      expect(codesOf(of(kind))).toEqual(['DOMAIN_RESERVED'])
  })
})

describe('SPF', () => {
  const spf = async (records: readonly string[], zone: Zone = {}, setup: Partial<MailSetup> = {}) =>
    (await check({ zone: { ...zone, 'TXT kelas.id': records }, setup }))('spf')

  it.each([
    ['by its range', 'v=spf1 ip4:203.0.113.0/24 ~all'],
    ['by the mail server of the domain', 'v=spf1 mx -all'],
    ['by a record that it includes', 'v=spf1 include:kirim.kelas.id -all'],
    ['by a record that stands for it', 'v=spf1 redirect=kirim.kelas.id'],
  ])('names our server %s', async (_how, record) => {
    const zone = { 'TXT kirim.kelas.id': ['v=spf1 ip4:203.0.113.7 -all'] }
    expect(await spf([record], zone)).toMatchObject({ level: 'right', wanted: null })
  })

  it('that leaves our server out gets it put in', async () => {
    const seen = await spf(['v=spf1 ip4:198.51.100.1 -all'])
    expect(codesOf(seen)).toEqual(['SPF_SERVER_NOT_LISTED 203.0.113.7'])
    expect(seen.wanted).toBe('v=spf1 a:mail.kelas.id ip4:198.51.100.1 -all')
  })

  it.each([
    ['two records', ['v=spf1 mx -all', 'v=spf1 -all'], 'SPF_SEVERAL'],
    ['everybody allowed', ['v=spf1 mx +all'], 'SPF_ALLOWS_ALL'],
    ['no end', ['v=spf1 mx'], 'SPF_OPEN_END'],
    ['a word of no meaning', ['v=spf1 mx ipv4:1.2.3.4 -all'], 'SPF_BROKEN ipv4:1.2.3.4'],
    ['an address that is none', ['v=spf1 mx ip4:1.2.3 -all'], 'SPF_BROKEN ip4:1.2.3'],
    ['an include of nothing', ['v=spf1 mx include:tak.ada.id -all'], 'SPF_BROKEN include:tak.ada.id'],
    ['a record that includes itself', ['v=spf1 mx include:kelas.id -all'], 'SPF_TOO_MANY_LOOKUPS'],
  ])('finds %s', async (_what, records, code) => {
    expect(codesOf(await spf(records)).join()).toContain(code)
  })

  it('of a provider is asked of the provider, never made up', async () => {
    const far = { relayHost: 'smtp.mailketing.co.id' }
    const known = await spf(['v=spf1 include:lain.id -all'], { 'TXT lain.id': ['v=spf1 -all'] }, far)
    expect([known.level, known.wanted, codesOf(known)]).toEqual([
      'unknown',
      null,
      ['SPF_ASK_PROVIDER smtp.mailketing.co.id'],
    ])
    expect(codesOf(await spf([], {}, far))).toEqual(['SPF_MISSING', 'SPF_ASK_PROVIDER smtp.mailketing.co.id'])
    const here = await spf([], {}, { relayHost: '127.0.0.1' })
    expect(codesOf(here)).toEqual(['SPF_MISSING', 'SPF_ASK_MACHINE'])
    const http = { provider: 'mailketing', relayHost: null, dkim: null, bounceAddress: null } as const
    const of = await check({ setup: http })
    expect(codesOf(of('spf'))).toEqual(['SPF_ASK_PROVIDER mailketing.co.id'])
    expect(codesOf(of('dkim'))).toEqual(['DKIM_ASK_PROVIDER mailketing.co.id'])
    expect(codesOf(of('dmarc'))).toEqual(['ALIGNMENT_ASK_PROVIDER'])
  })
})

describe('DKIM', () => {
  it.each([
    ['another key', ['v=DKIM1; p=AAAA'], 'DKIM_OTHER_KEY'],
    ['two records', [DKIM_RECORD, DKIM_RECORD], 'DKIM_SEVERAL'],
  ])('finds %s', async (_what, records, code) => {
    const of = await check({ zone: { 'TXT surat._domainkey.kelas.id': records } })
    expect([codesOf(of('dkim')), of('dkim').wanted]).toEqual([[code], DKIM_RECORD])
  })

  it('finds a key that is short, and takes a record that panels have cut or spaced', async () => {
    const spaced = DKIM_RECORD.replace('; p=', ';\tp = ').replace(/(.{60})$/, ' $1')
    const of = await check({ zone: { 'TXT surat._domainkey.kelas.id': [spaced] } })
    expect(of('dkim').level).toBe('right')
    const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey
    const dkim = { selector: 'surat', privateKey: weak.export({ type: 'pkcs8', format: 'pem' }).toString() }
    expect(codesOf((await check({ setup: { dkim } }))('dkim'))).toEqual([
      'DKIM_OTHER_KEY',
      'DKIM_KEY_SHORT 1024',
    ])
  })
})

describe('DMARC', () => {
  const dmarc = async (record: string, setup: Partial<MailSetup> = {}) =>
    codesOf((await check({ zone: { 'TXT _dmarc.kelas.id': [record] }, setup }))('dmarc'))

  it('says what the record leaves open', async () => {
    expect(await dmarc('v=DMARC1; p=none')).toEqual([
      ...['DMARC_OBSERVES', 'DMARC_WITHOUT_REPORTS'],
      ...['ALIGNED_BY_DKIM', 'ALIGNED_BY_SPF'],
    ])
    expect((await dmarc('v=DMARC1; p=maybe'))[0]).toBe('DMARC_BROKEN')
  })

  it('finds the record of the domain above', async () => {
    const [first] = codesOf((await check({ setup: { fromEmail: 'halo@kabar.kelas.id' } }))('dmarc'))
    expect(first).toBe('DMARC_INHERITED kelas.id')
  })

  it('compares the domain that readers see with that of the envelope', async () => {
    const strict = 'v=DMARC1; p=reject; aspf=s; rua=mailto:a@kelas.id'
    const below = { bounceAddress: 'bounce@balik.kelas.id' }
    const [own, far] = ['v=DMARC1; p=reject; rua=mailto:a@kelas.id', { bounceAddress: 'bounce@lain.id' }]
    expect(await dmarc(own, below)).toEqual(['ALIGNED_BY_DKIM', 'ALIGNED_BY_SPF'])
    expect(await dmarc(strict, below)).toEqual(['ALIGNED_BY_DKIM', 'SPF_NOT_ALIGNED balik.kelas.id'])
    expect(await dmarc(own, { ...far, dkim: null })).toEqual(['NOT_ALIGNED lain.id'])
  })
})

describe('the way back', () => {
  it('has a mail server for the sender and for bounces', async () => {
    const of = await check({
      setup: { bounceAddress: 'bounce@balik.kelas.id' },
      zone: { 'MX balik.kelas.id': ['0 .'] },
    })
    expect([of('mx').level, codesOf(of('mx', 1))]).toEqual(['right', ['MX_REFUSES']])
  })

  it('may be the name itself, and is unread without an address for bounces', async () => {
    const of = await check({
      setup: { bounceAddress: null },
      zone: { 'MX kelas.id': [], 'A kelas.id': ['203.0.113.9'] },
    })
    expect(codesOf(of('mx'))).toEqual(['BOUNCES_UNREAD'])
  })

  it('is read without an address for bounces where a mailbox is', async () => {
    const of = await check({ setup: { bounceAddress: null, readsMailbox: true } })
    expect([of('mx').level, codesOf(of('mx'))]).toEqual(['right', []])
  })

  it('begins with an address that readers reach by https', async () => {
    expect(codesOf((await check())('public-url'))).toEqual(['HTTPS_MISSING', 'ADDRESS_LOCAL'])
  })
})
