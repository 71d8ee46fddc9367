import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo, Socket } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Mailer } from '../mailer.ts'
import { closedPort, TEST_REF, testMail } from '../testing.ts'
import { createMailSigner } from './sign-mail.ts'
import { createSmtp, type SmtpOptions } from './smtp.ts'

const mailers: Mailer[] = []
const servers: SMTPServer[] = []
afterEach(async () => {
  await Promise.all(mailers.splice(0).map((mailer) => mailer.close()))
  await Promise.all(
    servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
  )
})

function open(port: number, more: Partial<SmtpOptions> = {}, where = { user: '', query: '' }): Mailer {
  const mailer = createSmtp({ url: `smtp://${where.user}127.0.0.1:${port}${where.query}`, ...more })
  mailers.push(mailer)
  return mailer
}

/** A real SMTP server; what it took is in `mails`. */
async function serve(options: SMTPServerOptions = {}) {
  const mails: string[] = []
  const senders: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disableReverseLookup: true,
    onConnect(_session, callback) {
      connections += 1
      callback()
    },
    onData(stream, { envelope: { mailFrom } }, callback) {
      let mail = ''
      senders.push(mailFrom === false ? '' : mailFrom.address)
      stream.on('data', (chunk) => {
        mail += String(chunk)
      })
      stream.on('end', () => {
        mails.push(mail)
        callback()
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // clients that leave in the middle are what these tests are about
  servers.push(server)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    mails,
    senders,
    sockets,
    connections: () => connections,
    sessions: () => server.connections.size,
  }
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

describe('SMTP', () => {
  it('hands over a mail with both parts, one-click unsubscribe and our Message-ID', async () => {
    const server = await serve()
    const mailer = open(server.port)
    const outcome = await mailer.send(
      testMail({
        fromName: 'Budi\r\nBcc: evil@x.test',
        toName: 'Sari "=?utf-8?q?x=0D=0ABcc:_a@b.c?="',
        subject: 'Halo\r\nX-Evil: 1 é',
        unsubscribeUrl: 'https://app.test/u/tok',
      }),
    )
    expect(outcome.kind).toBe('accepted')
    const mail = await PostalMime.parse(server.mails[0] ?? '')
    expect(mail.subject).toBe('Halo X-Evil: 1 é')
    expect(mail.from).toMatchObject({ name: 'Budi Bcc: evil@x.test', address: 'budi@example.test' })
    expect(mail.to).toHaveLength(1)
    expect(mail.bcc ?? []).toEqual([])
    expect(mail.messageId).toBe(`<${TEST_REF}@example.test>`)
    expect(mail.html?.trim()).toBe(testMail().html)
    expect(mail.text?.trim()).toBe(testMail().text)
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value
    expect(header('list-unsubscribe')).toBe('<https://app.test/u/tok>')
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(await mailer.readBalance()).toMatchObject({ kind: 'unknown', fault: { code: 'NO_BALANCE' } })
  })

  it.each([
    ['as it is written', 'Ebook "Usaha Kuliner" untukmu', /^Subject: Ebook "Usaha Kuliner" untukmu\r$/m],
    ['encoded where it has to be', 'Ebook "Usaha" é', /^Subject: .*=\?UTF-8\?/m],
    ['encoded where it could be read as encoded', '"=?utf-8?Q?x?="', /^Subject: =\?UTF-8\?/m],
    ['folded where it is long', `"${'kata '.repeat(30)}akhir"`, /^Subject: "kata [^\r]{1,70}\r\n kata/m],
  ])('sends a subject with quotation marks %s', async (_how, subject, header) => {
    const { port, mails } = await serve()
    await open(port).send(testMail({ subject }))
    expect(mails[0]).toMatch(header)
    expect((await PostalMime.parse(mails[0] ?? '')).subject).toBe(subject)
  })

  it('says which mails belong together, and what is written by nobody', async () => {
    const server = await serve()
    const mailer = open(server.port)
    const list = { affiliateId: 'aff', automationId: 'auto', stepId: 'step' }
    const unsubscribeUrl = 'https://app.test/u/tok'
    await mailer.send(testMail({ list, unsubscribeUrl, replyTo: 'budi@kelas.test' }))
    await mailer.send(testMail({ isAutomatic: true }))
    const [inList, automatic] = await Promise.all(
      server.mails.map(async (mail) => {
        const { headers } = await PostalMime.parse(mail)
        return Object.fromEntries(headers.map(({ key, value }) => [key, value]))
      }),
    )
    expect(inList).toMatchObject({
      'list-id': '<aff.list.example.test>',
      'feedback-id': 'step:auto:aff:booster',
      'list-unsubscribe': `<${unsubscribeUrl}>, <mailto:budi@kelas.test?subject=unsubscribe%20${TEST_REF}>`,
    })
    expect(inList).not.toHaveProperty('auto-submitted')
    expect(automatic).toMatchObject({ 'auto-submitted': 'auto-generated' })
    expect(automatic).not.toHaveProperty('list-id')
  })

  it('has bounces of a mail to a lead come to an address of that mail, and only those', async () => {
    const server = await serve()
    const mailer = open(server.port, { bounceAddress: 'bounce@mail.example.test' })
    await mailer.send(testMail())
    await mailer.send(testMail({ isAutomatic: true }))
    await open(server.port).send(testMail())
    expect(server.senders).toEqual([
      `bounce+${TEST_REF}@mail.example.test`,
      'budi@example.test',
      'budi@example.test',
    ])
    const mail = await PostalMime.parse(server.mails[0] ?? '')
    expect(mail.from).toMatchObject({ address: 'budi@example.test' })
    expect(mail.messageId).toBe(`<${TEST_REF}@example.test>`)
  })

  it('has what unsubscribes by mail come to the same address, and answers that end a sequence to one of ours as well', async () => {
    const server = await serve()
    const mailer = open(server.port, {
      bounceAddress: 'bounce@mail.example.test',
      replyAddress: 'reply@mail.example.test',
    })
    const unsubscribeUrl = 'https://app.test/u/tok'
    const fields = { fromName: 'Budi, "B"', unsubscribeUrl }
    await mailer.send(testMail({ ...fields, replyTo: 'budi@kelas.test', seesReply: true }))
    await mailer.send(testMail({ ...fields, seesReply: true }))
    await mailer.send(testMail({ ...fields, replyTo: 'budi@kelas.test' }))
    await open(server.port).send(testMail({ ...fields, seesReply: true }))
    const mails = await Promise.all(server.mails.map((mail) => PostalMime.parse(mail)))
    const ours = `reply+${TEST_REF}@mail.example.test`
    const name = 'Budi, "B"'
    expect(mails.map(({ replyTo }) => replyTo)).toEqual([
      [
        { name, address: 'budi@kelas.test' },
        { name, address: ours },
      ],
      [{ name, address: ours }],
      [{ name: '', address: 'budi@kelas.test' }],
      undefined,
    ])
    const unsubscribe = mails.map(
      ({ headers }) => headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '',
    )
    const mailto = `<mailto:bounce+${TEST_REF}@mail.example.test?subject=unsubscribe%20${TEST_REF}>`
    expect(unsubscribe.slice(0, 3)).toEqual(Array(3).fill(`<${unsubscribeUrl}>, ${mailto}`))
    expect(unsubscribe[3]).toBe(`<${unsubscribeUrl}>`)
  })

  it('uses its connections again, no more than it may, and comes back after a server closed one', async () => {
    const server = await serve({ socketTimeout: 150 })
    const mailer = open(server.port, { connections: 2 })
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => mailer.send(testMail())))
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(10).fill('accepted'))
    expect(server.connections()).toBe(2)
    await vi.waitFor(() => expect(server.sessions()).toBe(0), { timeout: 4_000 }) // it ends idle ones
    expect(await mailer.send(testMail())).toMatchObject({ kind: 'accepted' })
    expect(server.mails).toHaveLength(11)
  })

  it.each<[string, SMTPServerOptions, object]>([
    [
      '550 to RCPT',
      { onRcptTo: (_a, _s, done) => done(answer(550, '5.1.1 no such user')) },
      { kind: 'rejected', about: 'recipient', fault: { code: 'RECIPIENT_REFUSED', status: 550 } },
    ],
    [
      '550 5.7.1 to RCPT',
      { onRcptTo: (_a, _s, done) => done(answer(550, '5.7.1 policy')) },
      { kind: 'rejected', about: 'content', fault: { code: 'SENDER_REPUTATION' } },
    ],
    [
      '552 5.2.2 to RCPT',
      { onRcptTo: (_a, _s, done) => done(answer(552, '5.2.2 mailbox full')) },
      { kind: 'not-sent', fault: { code: 'MAILBOX_FULL' } },
    ],
    [
      '554 relaying denied',
      { onRcptTo: (_a, _s, done) => done(answer(554, '5.7.1 Relay access denied')) },
      { kind: 'blocked' },
    ],
    [
      '450 to RCPT',
      { onRcptTo: (_a, _s, done) => done(answer(450, '4.7.1 greylisted')) },
      { kind: 'not-sent' },
    ],
    [
      '553 to MAIL FROM',
      { onMailFrom: (_a, _s, done) => done(answer(553, 'unknown sender')) },
      { kind: 'blocked', fault: { code: 'SENDER_UNKNOWN' } },
    ],
    [
      '421 to MAIL FROM',
      { onMailFrom: (_a, _s, done) => done(answer(421, 'busy')) },
      { kind: 'blocked', isPassing: true, fault: { code: 'PROVIDER_BUSY', answer: '421 busy' } },
    ],
    [
      '554 to the message',
      { onData: (stream, _s, done) => stream.resume().on('end', () => done(answer(554, 'spam'))) },
      { kind: 'rejected', about: 'content', fault: { code: 'CONTENT_REFUSED' } },
    ],
    [
      '451 to the message',
      { onData: (stream, _s, done) => stream.resume().on('end', () => done(answer(451, 'later'))) },
      { kind: 'not-sent' },
    ],
    [
      'no answer to the message',
      { onData: (stream) => void stream.resume() },
      { kind: 'unconfirmed', fault: { code: 'ANSWER_TIMEOUT' } },
    ],
    ['no answer to MAIL FROM', { onMailFrom: () => undefined }, { kind: 'not-sent' }],
    ['554 as the greeting', { onConnect: (_s, done) => done(answer(554, 'go away')) }, { kind: 'blocked' }],
  ])('%s', async (_name, options, expected) => {
    const server = await serve(options)
    expect(await open(server.port, { totalTimeoutMs: 500 }).send(testMail())).toMatchObject(expected)
  })

  it('a connection dropped after the message is unconfirmed, before it not sent', async () => {
    const dropAt = async (stage: 'mail' | 'data') => {
      const server = await serve({
        onMailFrom: (_address, _session, done) => (stage === 'mail' ? drop() : done()),
        onData: (stream) => void stream.resume().on('end', drop),
      })
      const drop = (): void => {
        for (const socket of server.sockets) socket.destroy()
      }
      return open(server.port).send(testMail())
    }
    expect(await dropAt('data')).toMatchObject({ kind: 'unconfirmed', fault: { code: 'CONNECTION_LOST' } })
    expect(await dropAt('mail')).toMatchObject({ kind: 'not-sent' })
  })

  it('a wrong password and missing TLS block, a closed port until it opens', async () => {
    const server = await serve({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Invalid login')),
    })
    const where = { user: 'me:wrong@', query: '?tls=off' }
    expect(await open(server.port, {}, where).send(testMail())).toMatchObject({
      kind: 'blocked',
      fault: { code: 'PROVIDER_KEY_REFUSED' },
    })
    expect(await open(await closedPort()).send(testMail())).toMatchObject({
      kind: 'blocked',
      isPassing: true,
      fault: { code: 'CONNECTION_REFUSED' },
    })
    const plain = await serve({ disabledCommands: ['STARTTLS'] })
    const required = { user: '', query: '?tls=required' }
    expect(await open(plain.port, {}, required).send(testMail())).toMatchObject({
      kind: 'blocked',
      fault: { code: 'TLS_NOT_OFFERED' },
    })
    expect(plain.mails).toEqual([])
  })

  it('called off while it waits for a connection: not sent, and not sent later', async () => {
    const server = await serve({ onMailFrom: (_address, _session, done) => void setTimeout(done, 150) })
    const mailer = open(server.port, { connections: 1 })
    const controller = new AbortController()
    const first = mailer.send(testMail({ subject: 'first' }))
    const second = mailer.send(testMail({ subject: 'second' }), controller.signal)
    setTimeout(() => controller.abort(), 20)
    expect(await second).toMatchObject({ kind: 'not-sent', fault: { code: 'CALLED_OFF' } })
    expect(await first).toMatchObject({ kind: 'accepted' })
    await mailer.close()
    expect(server.mails).toHaveLength(1)
  })

  it('ends its connections when they are idle, and after a hundred mails', async () => {
    const server = await serve()
    const mailer = open(server.port, { connections: 1, idleMs: 50 })
    const sent = await Promise.all(Array.from({ length: 101 }, () => mailer.send(testMail())))
    expect(sent.filter(({ kind }) => kind === 'accepted')).toHaveLength(101)
    expect(server.connections()).toBe(2)
    await vi.waitFor(() => expect(server.sessions()).toBe(0), { timeout: 4_000 })
    expect(await mailer.send(testMail())).toMatchObject({ kind: 'accepted' })
  })

  it('goes on with its connection after a refusal', async () => {
    const server = await serve({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('x') ? answer(550, '5.1.1 no such user') : null),
    })
    const mailer = open(server.port, { connections: 1 })
    const to = ['x1@y.test', 'x2@y.test', 'x3@y.test', 'sari@y.test', 'x4@y.test', 'budi@y.test']
    const sent = await Promise.all(to.map((address) => mailer.send(testMail({ to: address }))))
    expect(sent.map(({ kind }) => kind)).toEqual(to.map((one) => (one[0] === 'x' ? 'rejected' : 'accepted')))
    expect(server.connections()).toBe(1)
    expect(server.mails).toHaveLength(2)
  })

  it('takes a new connection where the server ends a kept one, and hands the mail over once', async () => {
    const seen = new Map<string, number>()
    const server = await serve({
      onMailFrom: (_address, { id }, done) => {
        const mails = (seen.get(id) ?? 0) + 1
        seen.set(id, mails)
        done(mails > 2 ? answer(421, 'too many messages in one connection') : null)
      },
    })
    const mailer = open(server.port, { connections: 1 })
    const sent = await Promise.all(Array.from({ length: 7 }, () => mailer.send(testMail())))
    expect(sent.map(({ kind }) => kind)).toEqual(Array(7).fill('accepted'))
    expect(server.mails).toHaveLength(7)
    expect(server.connections()).toBe(4)
  })

  it('takes as many connections as the server gives, and hands over all mails by them', async () => {
    const server = await serve({ maxClients: 3 })
    const mailer = open(server.port, { connections: 10 })
    const sent = await Promise.all(Array.from({ length: 60 }, () => mailer.send(testMail())))
    expect(sent.map(({ kind }) => kind)).toEqual(Array(60).fill('accepted'))
    expect(server.mails).toHaveLength(60)
  })

  it('does not take a rate at the recipient for a connection too many', async () => {
    let asked = 0
    const server = await serve({
      onRcptTo: (_address, _session, done) => {
        asked += 1
        done(answer(450, '4.7.1 Error: too many recipients from 127.0.0.1'))
      },
    })
    const mailer = open(server.port, { connections: 4 })
    const sent = await Promise.all(Array.from({ length: 4 }, () => mailer.send(testMail())))
    expect(sent.map((one) => one.kind === 'blocked' && one.isPassing)).toEqual(Array(4).fill(true))
    expect(asked).toBe(4)
  })

  it('where the server gives none, says so of the first mail and keeps the rest waiting no longer', async () => {
    const server = await serve({ onConnect: (_session, done) => done(answer(421, 'Too many connections')) })
    const mailer = open(server.port, { connections: 4 })
    const sent = await Promise.all(Array.from({ length: 8 }, () => mailer.send(testMail())))
    expect(new Set(sent.map((one) => one.kind === 'blocked' && one.isPassing))).toEqual(new Set([true]))
  })

  it('uses TLS as asked, names what is wrong with a certificate, and needs none on this machine', async () => {
    const secured: boolean[] = []
    const server = await serve({
      onMailFrom: (_address, { secure }, done) => {
        secured.push(secure)
        done()
      },
    })
    const sendBy = (query: string) => open(server.port, {}, { user: '', query }).send(testMail())
    expect(await sendBy('')).toMatchObject({ kind: 'accepted' })
    expect(await sendBy('?tls=unverified')).toMatchObject({ kind: 'accepted' })
    for (const query of ['?tls=required', '?tls=offered'])
      expect(await sendBy(query)).toMatchObject({ kind: 'blocked', fault: { code: 'TLS_CERTIFICATE' } })
    expect(secured).toEqual([false, true])
    expect(() => createSmtp({ url: 'smtp://x.test?tls=maybe' })).toThrow('tls= as one of')
    expect(() => createSmtp({ url: 'smtps://x.test?tls=off' })).toThrow(TypeError)
  })

  it('signs what it hands over', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2_048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const server = await serve()
    await open(server.port, { sign: createMailSigner({ selector: 'ab1', privateKey }) }).send(testMail())
    expect(server.mails[0]).toMatch(/^DKIM-Signature: [^;]*;.*d=example\.test;.*s=ab1;/s)
  })

  it('names TLS at a port that begins without it', async () => {
    const server = await serve()
    const mailer = createSmtp({ url: `smtps://127.0.0.1:${server.port}` })
    mailers.push(mailer)
    expect(await mailer.send(testMail())).toMatchObject({
      kind: 'blocked',
      fault: { code: 'TLS_WRONG_PORT' },
    })
  })

  it('keeps the name under which the server has the mail', async () => {
    const server = await serve({
      onData: (stream, _session, done) =>
        void stream.resume().on('end', () => done(null, 'Ok: queued as 81CC028E2D2')),
    })
    expect(await open(server.port).send(testMail())).toEqual({ kind: 'accepted', providerId: '81CC028E2D2' })
  })

  it('refuses a URL that is none of SMTP', () => {
    expect(() => createSmtp({ url: 'http://x.test' })).toThrow(TypeError)
    expect(() => createSmtp({ url: 'nonsense' })).toThrow(TypeError)
  })
})
