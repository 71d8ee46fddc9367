import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../parts/eventually.ts'
import { type Adapter, openAdapter } from './adapter.ts'
import { CUSTOM_ANSWERS } from './custom-answers.ts'
import { describeServer } from './describe-server.ts'
import { expectDelivered } from './expect-delivered.ts'
import { freePorts } from './free-ports.ts'
import type { ServerProcess } from './server-process.ts'
import { type Sink, startSink } from './sink.ts'
import { startExim } from './start-exim.ts'

const FEW_CLIENTS = 'tls_advertise_hosts =\nqueue_only\nsmtp_accept_max = 3\nacl_smtp_rcpt = accept_all'

/** One Exim each: it counts a client for a moment after it has gone. */
const SETTINGS = {
  main: `
tls_advertise_hosts =
message_size_limit = 20K
auth_advertise_hosts = *
acl_smtp_mail = check_mail
acl_smtp_rcpt = check_rcpt
acl_smtp_data = check_data`,
  fewClients: FEW_CLIENTS,
  idle: FEW_CLIENTS,
  fewMails:
    'tls_advertise_hosts =\nqueue_only\nsmtp_accept_max_per_connection = 2\nacl_smtp_rcpt = accept_all',
  /** As Debian sets it up. */
  tls: 'tls_advertise_hosts = *\nacl_smtp_rcpt = accept_all',
} as const satisfies Record<string, string>

type Setting = keyof typeof SETTINGS
const NAMES = Object.keys(SETTINGS) as readonly Setting[]

const ACLS = `
accept_all:
  accept
check_mail:
  deny senders = strict@sender.test
       message = 530 Authentication required
  accept
check_rcpt:
${CUSTOM_ANSWERS.filter(({ at }) => at === 'RCPT TO')
  .map(({ name, answer }) => `  ${verbOf(answer)} local_parts = ${name}\n       message = ${answer}`)
  .join('\n')}
  deny local_parts = rate
       ratelimit = 1 / 1h / strict / per_rcpt
       message = Sender rate overlimit - $sender_rate / $sender_rate_period
  deny !domains = lead.test : unrouted.test
       message = relay not permitted
  deny local_parts = careful
       !verify = sender
  require verify = recipient
  accept
check_data:
${CUSTOM_ANSWERS.filter(({ at }) => at === 'DATA')
  .map(
    ({ name, answer }) =>
      `  ${verbOf(answer)} condition = \${if eq{$recipients}{${name}@lead.test}}\n       message = ${answer}`,
  )
  .join('\n')}
  accept`

/** Exim takes a code of one's own where its first digit fits the verb. */
function verbOf(answer: string): 'defer' | 'deny' {
  return answer.startsWith('4') ? 'defer' : 'deny'
}

describeServer('Exim', (place) => {
  let sink: Sink
  let ports: Readonly<Record<Setting, number>>
  let adapter: Adapter
  const servers = new Map<Setting, ServerProcess>()
  beforeAll(async () => {
    sink = await startSink()
    ports = await freePorts(NAMES)
    for (const name of NAMES) {
      const options = { ports: [ports[name]], sinkPort: sink.port, main: SETTINGS[name], acls: ACLS }
      servers.set(name, await startExim(place, options))
    }
    adapter = openAdapter(ports.main)
  })
  afterAll(async () => {
    await adapter?.close()
    await Promise.all([...servers.values()].map((server) => server.stop()))
    await sink?.stop()
  })

  it('delivers what it was handed, byte for byte, and its log has it under the id that is kept', async () => {
    await expectDelivered({
      adapter,
      log: () => servers.get('main')?.log() ?? '',
      sink,
      logged: (id) => `${id} <= no-reply@sender.test`,
    })
  })

  it.each(CUSTOM_ANSWERS)('$at: $answer: $as', async ({ name, answer, as }) => {
    expect(await adapter.hear(name)).toBe(`${as}: ${answer}`)
  })

  it.each<[string, Parameters<Adapter['hear']>, string]>([
    ['a dead address', ['nobody'], 'rejected recipient RECIPIENT_REFUSED: 550 Unknown user'],
    [
      'no route',
      ['x', { to: 'x@unrouted.test' }],
      'rejected unknown REFUSED_UNCLEAR: 550 Unrouteable address',
    ],
    ['relaying', ['x', { to: 'x@other.test' }], 'blocked RELAYING_DENIED: 550 relay not permitted'],
    [
      'no login',
      ['x', { fromEmail: 'strict@sender.test' }],
      'blocked PROVIDER_KEY_REFUSED: 530 Authentication required',
    ],
    [
      'a dead sender',
      ['careful', { fromEmail: 'nobody@sender.test' }],
      'blocked SENDER_UNKNOWN: 550-Verification failed for <nobody@sender.test>\n550-Unknown user\n550 Sender verify failed',
    ],
  ])('its own words: %s', async (_what, input, expected) => {
    expect(await adapter.hear(...input)).toBe(expected)
  })

  it('says how large a mail may be, so that none is begun in vain', async () => {
    expect(await adapter.hear('sari', { text: 'x'.repeat(30_000) })).toBe(
      'rejected content REQUEST_REFUSED: The mail cannot be handed over as it is: Message size larger than allowed 20480',
    )
  })

  it('its own words: a rate', async () => {
    await adapter.hear('rate')
    expect(await adapter.hear('rate')).toMatch(
      /^blocked PROVIDER_ACCOUNT_BLOCKED: 550 Sender rate overlimit - /,
    )
  })

  it('its own words: a wrong password', async () => {
    const guest = openAdapter(ports.main, { login: 'budi:wrong@', query: '?tls=off' })
    expect(await guest.hear('sari')).toBe('blocked PROVIDER_KEY_REFUSED: 535 Incorrect authentication data')
    await guest.close()
  })

  it('takes three clients at once: all mails go by them', async () => {
    const crowd = openAdapter(ports.fewClients, { connections: 10 })
    expect(await hearAll(crowd, 30)).toEqual(Array(30).fill('accepted'))
    await crowd.close()
  })

  it('has its places back when we are idle', async () => {
    const three = openAdapter(ports.idle, { connections: 3, idleMs: 200 })
    expect(await hearAll(three, 3)).toEqual(Array(3).fill('accepted'))
    const other = openAdapter(ports.idle, { connections: 1 })
    await eventually('a free place', () => other.hear('other'), { is: (heard) => heard === 'accepted' })
    await three.close()
    await other.close()
  })

  it.each([
    ['', 'accepted'],
    ['?tls=unverified', 'accepted'],
    ['?tls=required', expect.stringMatching(/^blocked TLS_CERTIFICATE: .*self-signed certificate/)],
  ])('offers TLS by a certificate of its own making, %j: %s', async (query, expected) => {
    const adapter = openAdapter(ports.tls, { query })
    expect(await adapter.hear('sari')).toEqual(expected)
    await adapter.close()
  })

  it('ends each connection after two mails: no mail pays for it', async () => {
    const one = openAdapter(ports.fewMails, { connections: 1 })
    expect(await hearAll(one, 7)).toEqual(Array(7).fill('accepted'))
    await one.close()
  })
})

function hearAll(adapter: Adapter, mails: number): Promise<string[]> {
  return Promise.all(Array.from({ length: mails }, (_, n) => adapter.hear(`crowd-${n}`)))
}
