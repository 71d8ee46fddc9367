import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Adapter, openAdapter } from './adapter.ts'
import { CUSTOM_ANSWERS, type CustomAnswer } from './custom-answers.ts'
import { describeServer } from './describe-server.ts'
import { expectDelivered } from './expect-delivered.ts'
import { freePorts } from './free-ports.ts'
import { type LoginService, startLoginService } from './login-service.ts'
import type { ServerProcess } from './server-process.ts'
import { type Sink, startSink } from './sink.ts'
import { startPostfix } from './start-postfix.ts'

const RATES = { smtpd_client_event_limit_exceptions: '' }
const ENDED = { name: 'ended', answer: '421 4.7.0 Too many messages' }

/** What is set at each door alone; an administrator sets it for the whole server. */
const DOORS = {
  main: {
    smtpd_recipient_restrictions: `check_recipient_access ${tableOf([...customAt('RCPT TO'), ENDED])}`,
    smtpd_end_of_data_restrictions: `check_recipient_access ${tableOf(customAt('DATA'))}`,
  },
  listed: { relay_recipient_maps: 'inline:{ {sari@lead.test = x} }' },
  senders: { smtpd_reject_unlisted_sender: 'yes' },
  strangers: { mynetworks: '192.0.2.1', smtpd_relay_restrictions: 'reject_unauth_destination' },
  deferred: { mynetworks: '192.0.2.1', smtpd_relay_restrictions: 'defer_unauth_destination' },
  closed: { smtpd_client_restrictions: 'reject' },
  greeted: { smtpd_helo_restrictions: 'reject' },
  encrypted: { smtpd_tls_security_level: 'encrypt', smtpd_tls_cert_file: 'none' },
  logins: {
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sender_login_maps: 'inline:{ {no-reply@sender.test = siti} }',
    smtpd_sender_restrictions: 'reject_sender_login_mismatch',
  },
  mailRate: { ...RATES, smtpd_client_message_rate_limit: '1' },
  recipientRate: { ...RATES, smtpd_client_recipient_rate_limit: '1' },
  fewClients: { ...RATES, smtpd_client_connection_count_limit: '2' },
} as const satisfies Record<string, Record<string, string>>

const STRANGER: Parameters<Adapter['hear']> = ['x', { to: 'x@other.test' }]

type Door = keyof typeof DOORS
const NAMES = Object.keys(DOORS) as readonly Door[]

function customAt(at: CustomAnswer['at']): readonly CustomAnswer[] {
  return CUSTOM_ANSWERS.filter((one) => one.at === at)
}

function tableOf(answers: readonly Pick<CustomAnswer, 'name' | 'answer'>[]): string {
  return `inline:{ ${answers.map(({ name, answer }) => `{${name}@lead.test = ${answer}}`).join(' ')} }`
}

/** As if they were about the recipient: bad sender, domain of the sender. */
const REWRITTEN: Readonly<Record<string, string>> = { '5.1.7': '5.1.3', '5.1.8': '5.1.2' }

/** Postfix names the recipient before the words of a table, and makes its status one about recipients. */
function asPostfixSays({ name, answer }: CustomAnswer): string {
  const [, code = '', said = `${code[0]}.7.1`, words] = /^(\d+) (?:(\d\.\S+) )?(.*)$/.exec(answer) ?? []
  return `${code} ${REWRITTEN[said] ?? said} <${name}@lead.test>: Recipient address rejected: ${words}`
}

describeServer('Postfix', (place) => {
  let sink: Sink
  let logins: LoginService
  let server: ServerProcess
  let ports: Readonly<Record<Door, number>>
  const adapters: Adapter[] = []
  const open: typeof openAdapter = (...input) => {
    const adapter = openAdapter(...input)
    adapters.push(adapter)
    return adapter
  }
  beforeAll(async () => {
    sink = await startSink()
    logins = await startLoginService('budi', 'right')
    ports = await freePorts(NAMES)
    server = await startPostfix(place, {
      sinkPort: sink.port,
      doors: NAMES.map((name) => ({ port: ports[name], settings: DOORS[name] })),
      settings: {
        smtpd_sasl_type: 'dovecot',
        smtpd_sasl_path: `inet:127.0.0.1:${logins.port}`,
        virtual_mailbox_domains: 'sender.test',
        virtual_mailbox_maps: 'inline:{ {budi@sender.test = x} }',
        message_size_limit: '20000',
      },
    })
  })
  afterAll(async () => {
    await Promise.all(adapters.map((adapter) => adapter.close()))
    await server?.stop()
    await Promise.all([sink?.stop(), logins?.stop()])
  })

  it('delivers what it was handed, byte for byte, and its log has it under the id that is kept', async () => {
    await expectDelivered({
      adapter: open(ports.main),
      log: server.log,
      sink,
      logged: (id) => `${id}: from=<no-reply@sender.test>`,
    })
  })

  it.each(CUSTOM_ANSWERS)('$at: $answer: $as', async (custom) => {
    expect(await open(ports.main).hear(custom.name)).toBe(`${custom.as}: ${asPostfixSays(custom)}`)
  })

  it.each<[Door, Parameters<Adapter['hear']>, string]>([
    [
      'listed',
      ['gone'],
      'rejected recipient RECIPIENT_REFUSED: 550 5.1.1 <gone@lead.test>: Recipient address rejected: User unknown in relay recipient table',
    ],
    [
      'senders',
      ['sari'],
      'blocked SENDER_UNKNOWN: 550 5.1.0 <no-reply@sender.test>: Sender address rejected: User unknown in virtual mailbox table',
    ],
    ['strangers', STRANGER, 'blocked RELAYING_DENIED: 554 5.7.1 <x@other.test>: Relay access denied'],
    ['deferred', STRANGER, 'passing PROVIDER_BUSY: 454 4.7.1 <x@other.test>: Relay access denied'],
    [
      'closed',
      ['sari'],
      'blocked PROVIDER_FORBIDS: 554 5.7.1 <localhost[127.0.0.1]>: Client host rejected: Access denied',
    ],
    [
      'greeted',
      ['sari'],
      'blocked PROVIDER_FORBIDS: 554 5.7.1 <[127.0.0.1]>: Helo command rejected: Access denied',
    ],
    ['encrypted', ['sari'], 'blocked PROVIDER_KEY_REFUSED: 530 5.7.0 Must issue a STARTTLS command first'],
    [
      'logins',
      ['sari'],
      'blocked PROVIDER_KEY_REFUSED: 553 5.7.1 <no-reply@sender.test>: Sender address rejected: not logged in',
    ],
    [
      'main',
      ['ended'],
      'passing PROVIDER_BUSY: 421 4.7.0 <ended@lead.test>: Recipient address rejected: Too many messages',
    ],
    [
      'main',
      ['sari', { text: 'x'.repeat(30_000) }],
      'rejected content REQUEST_REFUSED: The mail cannot be handed over as it is: Message size larger than allowed 20000',
    ],
  ])('its own words, %s', async (door, input, expected) => {
    expect(withoutHost(await open(ports[door]).hear(...input))).toBe(expected)
  })

  it.each<[Door, string]>([
    ['mailRate', 'passing PROVIDER_BUSY: 450 4.7.1 Error: too much mail from 127.0.0.1'],
    ['recipientRate', 'passing PROVIDER_BUSY: 450 4.7.1 Error: too many recipients from 127.0.0.1'],
  ])('its own words, %s', async (door, expected) => {
    const adapter = open(ports[door])
    expect(await adapter.hear('sari')).toBe('accepted')
    expect(await adapter.hear('sari')).toBe(expected)
  })

  it.each([
    [
      'right',
      'blocked SENDER_UNKNOWN: 553 5.7.1 <no-reply@sender.test>: Sender address rejected: not owned by user budi',
    ],
    ['wrong', 'blocked PROVIDER_KEY_REFUSED: 535 5.7.8 Error: authentication failed: (reason unavailable)'],
  ])('its own words, a %s password', async (password, expected) => {
    expect(await open(ports.logins, { login: `budi:${password}@`, query: '?tls=off' }).hear('sari')).toBe(
      expected,
    )
  })

  it('takes two clients at once', async () => {
    const crowd = open(ports.fewClients, { connections: 10 })
    const heard = await Promise.all(Array.from({ length: 30 }, (_, n) => crowd.hear(`crowd-${n}`)))
    expect(heard).toEqual(Array(30).fill('accepted'))
  })
})

/** What loopback is called differs between machines. */
function withoutHost(heard: string): string {
  return heard.replace(/<\S+(\[127\.0\.0\.1\]>)/, '<localhost$1')
}
