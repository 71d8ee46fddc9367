import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './env.ts'

const database = 'postgres://booster@127.0.0.1:5432/booster'

describe('readEnv', () => {
  it('runs embedded, in demo mode, on loopback and on the sandbox without configuration', () => {
    const env = readEnv({})
    expect(env).toMatchObject({
      embedded: true,
      demo: true,
      production: false,
      provider: 'sandbox',
      HOST: '127.0.0.1',
    })
    expect(env).toMatchObject({ PORT: 4000, SANDBOX_PORT: 4010, ENGINE: 'on', MIGRATIONS: 'apply' })
    expect(env.RETENTION_DAYS).toBe(365)
    expect(env.WEBHOOK_RETENTION_DAYS).toBe(90)
  })

  it('takes an empty variable as unset', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 4000, embedded: true })
  })

  it('is in production mode with a database of its own, and wants the cron secret by name', () => {
    expect(() => readEnv({ DATABASE_URL: database, MAILKETING_API_KEY: 'k' })).toThrow(/CRON_SECRET/)
    const env = readEnv({ DATABASE_URL: database, MAILKETING_API_KEY: 'k', CRON_SECRET: 'cron-secret' })
    expect(env).toMatchObject({ production: true, demo: false, provider: 'mailketing', HOST: '0.0.0.0' })
  })

  it('reads name servers, and names the variable when one is none', () => {
    const servers = (list: string) => readEnv({ DNS_SERVERS: list }).DNS_SERVERS
    expect(servers('192.0.2.1, 192.0.2.1:5353,2001:db8::1,[2001:db8::1]:53')).toHaveLength(4)
    for (const wrong of ['dns.example', '192.0.2.1,', '192.0.2.1:x'])
      expect(() => servers(wrong), wrong).toThrow(/DNS_SERVERS/)
  })

  it('reads the hosts that forms may lead to, and names the variable when one is none', () => {
    expect(readEnv({}).FORM_REDIRECT_HOSTS).toBeUndefined()
    const hosts = (list: string) => readEnv({ FORM_REDIRECT_HOSTS: list }).FORM_REDIRECT_HOSTS
    expect(hosts('Example.com, toko.example.co.id')).toEqual(['example.com', 'toko.example.co.id'])
    for (const wrong of ['https://example.com', 'example.com/a', '*', 'a.example,,b.example'])
      expect(() => hosts(wrong), wrong).toThrow(/FORM_REDIRECT_HOSTS/)
  })

  it('has a road of their own for mails of the system, with its sender, and never without a provider', () => {
    const mailketing = { MAILKETING_API_KEY: 'k', MAILKETING_FROM_EMAIL: 'a@kirim.id', DEMO: 'on' }
    const smtp = 'smtp://localhost:25'
    expect(readEnv({ ...mailketing, SYSTEM_SMTP_URL: smtp }).systemSender).toBe('a@kirim.id')
    const second = { ...mailketing, SMTP_URL: smtp, SMTP_FROM_EMAIL: 'b@kirim.id' }
    expect(readEnv(second)).toMatchObject({ provider: 'mailketing', systemSender: 'b@kirim.id' })
    expect(readEnv({ ...second, SYSTEM_FROM_EMAIL: 'c@kirim.id' })).toMatchObject({
      ...{ systemSender: 'c@kirim.id', sender: { email: 'a@kirim.id' } },
    })
    expect(() => readEnv({ SYSTEM_SMTP_URL: smtp })).toThrow(/^SYSTEM_SMTP_URL: needs MAILKETING_API_KEY/)
    expect(() => readEnv({ ...mailketing, SYSTEM_SMTP_URL: 'mail.kirim.id' })).toThrow(
      /^SYSTEM_SMTP_URL: must/,
    )
    for (const more of [mailketing, { SMTP_URL: smtp, DEMO: 'on' }])
      expect(() => readEnv({ ...more, SYSTEM_FROM_EMAIL: 'c@kirim.id' })).toThrow(/^SYSTEM_FROM_EMAIL: needs/)
  })

  it('needs no secret with DEMO=on', () => {
    expect(readEnv({ DATABASE_URL: database, DEMO: 'on' })).toMatchObject({ production: false, demo: true })
  })

  it('names everything that NODE_ENV=production lacks', () => {
    expect(() => readEnv({ NODE_ENV: 'production', DATABASE_URL: database })).toThrow(
      /CRON_SECRET, BETTER_AUTH_SECRET, MAILKETING_API_KEY/,
    )
    expect(() => readEnv({ NODE_ENV: 'production', DEMO: 'on' })).toThrow(/CRON_SECRET/)
  })

  it('has as many sends under way by SMTP as connections, and the sender of either name', () => {
    const smtp = { SMTP_URL: 'smtp://localhost:25', MAILKETING_FROM_EMAIL: 'a@kirim.id' }
    expect(readEnv(smtp)).toMatchObject({ SENDING_SLOTS: 5, sender: { email: 'a@kirim.id', name: null } })
    expect(readEnv({ ...smtp, SMTP_CONNECTIONS: '2' }).SENDING_SLOTS).toBe(2)
    expect(readEnv({ SMTP_CONNECTIONS: '2' }).SENDING_SLOTS).toBe(32)
    const named = { SMTP_FROM_EMAIL: 'b@kirim.id', SMTP_FROM_NAME: 'Tim' }
    expect(readEnv({ ...smtp, ...named }).sender).toEqual({ email: 'b@kirim.id', name: 'Tim' })
    expect(readEnv({ ...named, MAILKETING_FROM_EMAIL: 'a@kirim.id' }).sender.email).toBe('a@kirim.id')
  })

  it('takes an address for bounces by SMTP only with the secret that guards their door, or a mailbox to read', () => {
    const smtp = { SMTP_URL: 'smtp://localhost:25', SMTP_BOUNCE_ADDRESS: 'bounce@mail.kirim.id' }
    expect(() => readEnv(smtp)).toThrow(/^SMTP_BOUNCE_ADDRESS: needs MAILKETING_WEBHOOK_SECRET/)
    const guarded = { ...smtp, MAILKETING_WEBHOOK_SECRET: 'secret' }
    expect(readEnv(guarded).SMTP_BOUNCE_ADDRESS).toBe('bounce@mail.kirim.id')
    const read = { ...smtp, BOUNCE_IMAP_URL: 'imaps://bounce:secret@mail.kirim.id' }
    expect(readEnv(read).SMTP_BOUNCE_ADDRESS).toBe('bounce@mail.kirim.id')
    expect(readEnv({ ...smtp, MAILKETING_API_KEY: 'k' }).provider).toBe('mailketing')
    const replies = { SMTP_URL: 'smtp://localhost:25', SMTP_REPLY_ADDRESS: 'balas@mail.kirim.id' }
    expect(() => readEnv(replies)).toThrow(/^SMTP_REPLY_ADDRESS: needs MAILKETING_WEBHOOK_SECRET/)
    expect(readEnv({ ...replies, MAILKETING_WEBHOOK_SECRET: 's' }).SMTP_REPLY_ADDRESS).toBe(
      'balas@mail.kirim.id',
    )
  })

  it('refuses in production a sender that cannot send and links that mail programs do not follow', () => {
    const sound = {
      NODE_ENV: 'production',
      DATABASE_URL: database,
      CRON_SECRET: 'c',
      BETTER_AUTH_SECRET: 'sixteen characters',
      MAILKETING_API_KEY: 'k',
      MAILKETING_FROM_EMAIL: 'tim@kirim.id',
      PUBLIC_URL: 'https://app.kirim.id',
    }
    expect(readEnv(sound).sender.email).toBe('tim@kirim.id')
    expect(readEnv({ ...sound, PUBLIC_URL: 'http://127.0.0.1:4000' }).production).toBe(true)
    for (const email of ['', 'a@b.test', 'a@example.com', 'a@mail.example'])
      expect(() => readEnv({ ...sound, MAILKETING_FROM_EMAIL: email }), email).toThrow(
        /^MAILKETING_FROM_EMAIL: /,
      )
    for (const url of ['', 'http://app.kirim.id'])
      expect(() => readEnv({ ...sound, PUBLIC_URL: url }), url).toThrow(/^PUBLIC_URL: /)
    const smtp = { ...sound, MAILKETING_API_KEY: '', SMTP_URL: 'smtp://mail.kirim.id' }
    expect(() => readEnv({ ...smtp, SMTP_FROM_EMAIL: 'a@b.test' })).toThrow(/^SMTP_FROM_EMAIL: /)
    const bounces = { SMTP_BOUNCE_ADDRESS: 'bounce@mail.example.com', MAILKETING_WEBHOOK_SECRET: 's' }
    expect(() => readEnv({ ...smtp, ...bounces })).toThrow(/^SMTP_BOUNCE_ADDRESS: must be at a domain/)
    const replies = { SMTP_REPLY_ADDRESS: 'balas@mail.example.com', MAILKETING_WEBHOOK_SECRET: 's' }
    expect(() => readEnv({ ...smtp, ...replies })).toThrow(/^SMTP_REPLY_ADDRESS: must be at a domain/)
    expect(readEnv({ ...sound, DEMO: 'on', MAILKETING_FROM_EMAIL: '' }).demo).toBe(true)
  })

  it('refuses in production to read a mailbox of another machine in the clear, without showing the password', () => {
    const sound = {
      NODE_ENV: 'production',
      DATABASE_URL: database,
      CRON_SECRET: 'c',
      BETTER_AUTH_SECRET: 'sixteen characters',
      MAILKETING_API_KEY: 'k',
      MAILKETING_FROM_EMAIL: 'tim@kirim.id',
      PUBLIC_URL: 'https://app.kirim.id',
    }
    const open = { ...sound, BOUNCE_IMAP_URL: 'imap://a:hunter2@mail.kirim.id?tls=off' }
    expect(() => readEnv(open)).toThrow(/^BOUNCE_IMAP_URL: must be imaps/)
    expect(() => readEnv(open)).not.toThrow(/hunter2/)
    for (const url of ['imaps://a:b@mail.kirim.id', 'imap://a:b@mail.kirim.id', 'imap://a:b@127.0.0.1'])
      expect(readEnv({ ...sound, BOUNCE_IMAP_URL: url }).BOUNCE_IMAP_URL).toBe(url)
  })

  it.each([
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://mail.test:99999'],
    ['SMTP_URL', 'smtp://a:%zz@mail.test'],
    ['SMTP_URL', 'smtp://mail.test?tls=maybe'],
    ['SMTP_CONNECTIONS', '0'],
    ['SMTP_FROM_EMAIL', 'nobody'],
    ['SMTP_BOUNCE_ADDRESS', 'bounce'],
    ['SMTP_REPLY_ADDRESS', 'balas+x@mail.kirim.id'],
    ['BOUNCE_IMAP_URL', 'imaps://mail.kirim.id'],
    ['BOUNCE_IMAP_URL', 'pop3://a:b@mail.kirim.id'],
    ['SMTP_BOUNCE_ADDRESS', 'bounce+x@mail.kirim.id'],
    ['SMTP_BOUNCE_ADDRESS', `${'b'.repeat(28)}@mail.kirim.id`],
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_DIRECT_URL', 'localhost:5432'],
    ['DATABASE_DIRECT_URL', 'postgres://past-which-pooler'],
    ['DATABASE_READ_URL', 'postgres://replica-of-what'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['MAILKETING_API_VERSION', '3'],
    ['ENGINE', 'yes'],
    ['MAIL_STRICT_ONCE', 'maybe'],
    ['BETTER_AUTH_SECRET', 'short'],
    ['SENDING_SLOTS', '0'],
    ['RETENTION_DAYS', '29'],
    ['RETENTION_DAYS', 'a year'],
    ['WEBHOOK_RETENTION_DAYS', '29'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError)
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name}: `))
  })
})
