import { readImapUrl } from '@booster/mail/imap/imap-url'
import { readSmtpUrl } from '@booster/mail/smtp/smtp-url'
import { z } from 'zod'

/** A variable is missing or wrong. The message names it; it is printed as one line and the process leaves with 1. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
}

const port = z.coerce.number().int().min(0).max(65_535)
const onOff = z.enum(['on', 'off'])
const webUrl = z.url({ protocol: /^https?$/ })
const secret = z.string().min(1)
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
const smtpUrl = readableBy(readSmtpUrl)
const imapUrl = readableBy(readImapUrl)
/** Behind `+` comes the uuid of a mail; the part before the @ has 64 letters at most (RFC 5321). */
const plusAddress = z.email().regex(/^[^+@]{1,27}@/, 'must have at most 27 letters before the @ and no +')
/** Addresses of name servers between commas, each with its port or without. */
const nameServers = z
  .string()
  .transform((list) => list.split(',').map((server) => server.trim()))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^(\d{1,3}(\.\d{1,3}){3}(:\d+)?|[0-9a-f:]+|\[[0-9a-f:]+\](:\d+)?)$/i,
          'must be IP addresses between commas',
        ),
    ),
  )
/** Host names between commas. */
const hostList = z
  .string()
  .toLowerCase()
  .transform((list) => list.split(',').map((host) => host.trim()))
  .pipe(z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be host names between commas')))
const bool = z
  .enum(['true', 'false', '1', '0', 'on', 'off'])
  .transform((word) => ['true', '1', 'on'].includes(word))

/** An address that a reader of ours takes; its error says what is wrong in plain words. */
function readableBy(read: (address: string) => unknown) {
  return z.string().superRefine((address, check) => {
    try {
      read(address)
    } catch (error) {
      check.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is not valid' })
    }
  })
}

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(4000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: webUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_READ_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  MIGRATIONS: z.enum(['apply', 'check']).default('apply'),
  DATA_DIR: z.string().min(1).optional(),
  DEMO: onOff.optional(),
  ENGINE: onOff.default('on'),
  ENGINE_TICK_SECONDS: z.coerce.number().int().min(1).max(59).default(15),
  SENDING_SLOTS: z.coerce.number().int().min(1).max(1_000).default(32),
  MAIL_RATE_PER_SECOND: z.coerce.number().min(0).max(10_000).default(0),
  MAIL_STRICT_ONCE: bool.default(false),
  SANDBOX_PORT: port.default(4010),
  MAILKETING_API_URL: webUrl.default('https://api.mailketing.co.id/api'),
  MAILKETING_API_KEY: z.string().min(1).optional(),
  MAILKETING_API_VERSION: z.enum(['1', '2']).default('1'),
  MAILKETING_FROM_EMAIL: z.email().default('no-reply@affiliate-booster.test'),
  MAILKETING_FROM_NAME: z.string().min(1).max(200).optional(),
  MAILKETING_WEBHOOK_SECRET: secret.optional(),
  SMTP_URL: smtpUrl.optional(),
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(5),
  SMTP_CA_FILE: z.string().min(1).optional(),
  SMTP_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be letters, digits, dots and hyphens')
    .optional(),
  SMTP_DKIM_KEY_FILE: z.string().min(1).optional(),
  SMTP_BOUNCE_ADDRESS: plusAddress.optional(),
  SMTP_REPLY_ADDRESS: plusAddress.optional(),
  BOUNCE_IMAP_URL: imapUrl.optional(),
  SYSTEM_SMTP_URL: smtpUrl.optional(),
  SYSTEM_FROM_EMAIL: z.email().optional(),
  SMTP_FROM_EMAIL: z.email().optional(),
  SMTP_FROM_NAME: z.string().min(1).max(200).optional(),
  CRON_SECRET: secret.optional(),
  BETTER_AUTH_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  LINK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  METRICS_TOKEN: secret.optional(),
  RATE_LIMITS: onOff.default('on'),
  TRACK_OPENS: onOff.default('on'),
  TRACK_CLICKS: onOff.default('on'),
  TRUST_PROXY: z.string().min(1).optional(),
  RETENTION_DAYS: z.coerce
    .number()
    .int('must be a whole number of days')
    .min(30, 'must be at least 30 days')
    .max(36_500, 'must be at most 36500 days')
    .default(365),
  WEBHOOK_RETENTION_DAYS: z.coerce
    .number()
    .int('must be a whole number of days')
    .min(30, 'must be at least 30 days')
    .max(36_500, 'must be at most 36500 days')
    .default(90),
  ALERT_WEBHOOK_URL: webUrl.optional(),
  PRIVACY_EMAIL: z.email().optional(),
  FORM_REDIRECT_HOSTS: hostList.optional(),
  DNS_SERVERS: nameServers.optional(),
  CREDIT_PRICE_RUPIAH: z.coerce
    .number()
    .int('must be a whole number of rupiah')
    .min(1, 'must be at least 1 rupiah')
    .max(100_000, 'must be at most 100000 rupiah')
    .optional(),
  CREDIT_PAY_TO: z
    .string()
    .trim()
    .max(300, 'must have at most 300 characters')
    .regex(/^[^\p{Cc}]*$/u, 'must be one line')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

type Variables = z.infer<typeof envSchema>

/** How this process was asked to run, with what follows from the combination already decided. */
export type Env = Omit<Variables, 'HOST' | 'DEMO' | 'SYSTEM_FROM_EMAIL' | Sender> & {
  /** Interface to listen on: loopback in demo mode, all of them otherwise. */
  readonly HOST: string
  /** Demo accounts, demo data and the demo clock. */
  readonly demo: boolean
  /** A database of one's own in `DATA_DIR`, because no `DATABASE_URL` was given. */
  readonly embedded: boolean
  /** Real users: missing secrets are refused instead of made up. */
  readonly production: boolean
  /** Which way mails leave. `sandbox`: none does. */
  readonly provider: 'sandbox' | 'mailketing' | 'smtp'
  /** Who mails come from; without a name, mails to leads come in the affiliate's. */
  readonly sender: { readonly email: string; readonly name: string | null }
  /** The sender of mails of the system by a road of their own. */
  readonly systemSender: string
}

/**
 * Reads and checks every variable. Empty counts as unset.
 *
 * @throws EnvError naming the first variable that is wrong or missing.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = envSchema.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new EnvError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is not valid'}`)
  }
  const { HOST, DEMO, SYSTEM_FROM_EMAIL, ...rest } = withoutSender(parsed.data)
  requireMainDatabase(rest)
  const embedded = rest.DATABASE_URL === undefined
  const demo = DEMO === undefined ? embedded && rest.NODE_ENV !== 'production' : DEMO === 'on'
  const production = rest.NODE_ENV === 'production' || (!embedded && !demo)
  const provider = chooseProvider(rest)
  const env: Env = {
    ...rest,
    HOST: HOST ?? (embedded || demo ? '127.0.0.1' : '0.0.0.0'),
    demo,
    embedded,
    production,
    provider,
    sender: senderOf(parsed.data, provider),
    systemSender: systemSenderOf(parsed.data, provider),
    // A mail that waits for a connection would only lose time of its lease.
    SENDING_SLOTS:
      provider === 'smtp' ? Math.min(rest.SENDING_SLOTS, rest.SMTP_CONNECTIONS) : rest.SENDING_SLOTS,
  }
  requireSystemRoad(env, SYSTEM_FROM_EMAIL)
  requireProductionSecrets(env)
  requireProductionAddresses(env)
  requireSystemAddress(env)
  requireReportWay(env)
  requirePrivateMailbox(env)
  return env
}

const SENDERS = [
  'MAILKETING_FROM_EMAIL',
  'MAILKETING_FROM_NAME',
  'SMTP_FROM_EMAIL',
  'SMTP_FROM_NAME',
] as const
type Sender = (typeof SENDERS)[number]

function withoutSender(variables: Variables): Omit<Variables, Sender> {
  const { MAILKETING_FROM_EMAIL, MAILKETING_FROM_NAME, SMTP_FROM_EMAIL, SMTP_FROM_NAME, ...rest } = variables
  return rest
}

/** By SMTP, the names for SMTP count first. */
function senderOf(variables: Pick<Variables, Sender>, provider: Env['provider']): Env['sender'] {
  const {
    MAILKETING_FROM_EMAIL: email,
    MAILKETING_FROM_NAME: name,
    SMTP_FROM_EMAIL,
    SMTP_FROM_NAME,
  } = variables
  return provider === 'smtp'
    ? { email: SMTP_FROM_EMAIL ?? email, name: SMTP_FROM_NAME ?? name ?? null }
    : { email, name: name ?? null }
}

/** Mailketing takes only senders that are registered there, so its sender is not meant for SMTP if there is another. */
function systemSenderOf(
  variables: Pick<Variables, Sender | 'SYSTEM_FROM_EMAIL'>,
  provider: Env['provider'],
): string {
  const { SYSTEM_FROM_EMAIL, SMTP_FROM_EMAIL } = variables
  return SYSTEM_FROM_EMAIL ?? SMTP_FROM_EMAIL ?? senderOf(variables, provider).email
}

/** The other two addresses lead to the database of DATABASE_URL. */
function requireMainDatabase(variables: Partial<Pick<Variables, 'DATABASE_URL' | OtherDatabaseUrl>>): void {
  if (variables.DATABASE_URL !== undefined) return
  for (const name of OTHER_DATABASE_URLS) {
    if (variables[name] !== undefined)
      throw new EnvError(`${name}: leads to the same database as DATABASE_URL, which is missing`)
  }
}

const OTHER_DATABASE_URLS = ['DATABASE_DIRECT_URL', 'DATABASE_READ_URL'] as const
type OtherDatabaseUrl = (typeof OTHER_DATABASE_URLS)[number]

function chooseProvider(variables: Pick<Variables, 'MAILKETING_API_KEY' | 'SMTP_URL'>): Env['provider'] {
  if (variables.MAILKETING_API_KEY !== undefined) return 'mailketing'
  return variables.SMTP_URL === undefined ? 'sandbox' : 'smtp'
}

/** The sandbox promises that no mail leaves; and the provider takes no other sender than its own. */
function requireSystemRoad(env: Env, systemFromEmail: string | undefined): void {
  if (env.provider === 'sandbox' && env.SYSTEM_SMTP_URL !== undefined)
    throw new EnvError(
      'SYSTEM_SMTP_URL: needs MAILKETING_API_KEY or SMTP_URL beside it; without them no mail leaves (sandbox)',
    )
  if (systemFromEmail !== undefined && !hasOwnRoad(env))
    throw new EnvError(
      'SYSTEM_FROM_EMAIL: needs SYSTEM_SMTP_URL, or SMTP_URL beside MAILKETING_API_KEY; without them mails of the system bear the one sender',
    )
}

function hasOwnRoad({ provider, SYSTEM_SMTP_URL, SMTP_URL }: Env): boolean {
  return SYSTEM_SMTP_URL !== undefined || (provider === 'mailketing' && SMTP_URL !== undefined)
}

/** Made-up secrets would differ between processes and starts; a made-up provider would pretend to send. */
function requireProductionSecrets(env: Env): void {
  const missing: string[] = []
  if (env.production && env.CRON_SECRET === undefined) missing.push('CRON_SECRET')
  if (env.NODE_ENV === 'production') {
    if (env.BETTER_AUTH_SECRET === undefined) missing.push('BETTER_AUTH_SECRET')
    if (env.provider === 'sandbox' && !env.demo) missing.push('MAILKETING_API_KEY (or SMTP_URL)')
  }
  if (missing.length === 0) return
  throw new EnvError(
    `${missing.join(', ')}: required in production mode (NODE_ENV=production, or DATABASE_URL without DEMO=on)`,
  )
}

/** Reserved for examples and tests (RFC 2606): mail from there is refused everywhere. */
const NO_DOMAIN = /[@.](test|example|invalid|localhost|example\.(com|net|org))$/i
const HERE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Sender and links that cannot work would be found out by the first mails to real people. */
function requireProductionAddresses(env: Env): void {
  if (env.NODE_ENV !== 'production' || env.demo) return
  if (NO_DOMAIN.test(env.sender.email)) {
    const name = env.provider === 'smtp' ? 'SMTP_FROM_EMAIL' : 'MAILKETING_FROM_EMAIL'
    throw new EnvError(
      `${name}: must be an address at a domain of yours; ${env.sender.email} cannot send mail`,
    )
  }
  for (const name of REPORT_ADDRESSES) {
    const address = env.provider === 'smtp' ? env[name] : undefined
    if (address !== undefined && NO_DOMAIN.test(address))
      throw new EnvError(`${name}: must be at a domain of yours; no mail comes to ${address}`)
  }
  const url = env.PUBLIC_URL === undefined ? null : new URL(env.PUBLIC_URL)
  if (url?.protocol === 'https:' || (url !== null && HERE.has(url.hostname))) return
  throw new EnvError(
    'PUBLIC_URL: must begin with https:// in production mode; mail programs unsubscribe by it (RFC 8058)',
  )
}

function requireSystemAddress(env: Env): void {
  if (env.NODE_ENV !== 'production' || env.demo || !hasOwnRoad(env)) return
  if (!NO_DOMAIN.test(env.systemSender)) return
  throw new EnvError(
    `SYSTEM_FROM_EMAIL: must be an address at a domain of yours; ${env.systemSender} cannot send mail`,
  )
}

const REPORT_ADDRESSES = ['SMTP_BOUNCE_ADDRESS', 'SMTP_REPLY_ADDRESS'] as const

/** Bounces and answers would be sent to an address whose mail is then not read. */
function requireReportWay(env: Env): void {
  const name = REPORT_ADDRESSES.find((each) => env[each] !== undefined)
  if (env.provider !== 'smtp' || name === undefined) return
  if (env.MAILKETING_WEBHOOK_SECRET === undefined && env.BOUNCE_IMAP_URL === undefined)
    throw new EnvError(
      `${name}: needs MAILKETING_WEBHOOK_SECRET, which guards /api/webhooks/dsn, or BOUNCE_IMAP_URL beside it`,
    )
}

/** A password and people's mails would cross a network in the clear. */
function requirePrivateMailbox(env: Env): void {
  if (env.NODE_ENV !== 'production' || env.BOUNCE_IMAP_URL === undefined) return
  const { isSecure, startTls, isHere } = readImapUrl(env.BOUNCE_IMAP_URL)
  if (isSecure || startTls === 'required' || isHere) return
  throw new EnvError(
    'BOUNCE_IMAP_URL: must be imaps://, or imap:// without tls=off, in production mode; only this machine is reached without TLS',
  )
}

const newUserSchema = z.object({
  DATABASE_URL: postgresUrl,
  NEW_USER_PASSWORD: z.string().min(10, 'must have at least 10 characters').max(200).optional(),
})

/** The variables of create-user.ts. Throws EnvError naming the one that is wrong. */
export function readNewUserEnv(source: NodeJS.ProcessEnv = process.env): z.infer<typeof newUserSchema> {
  return readSome(newUserSchema, source)
}

const loadSchema = z.object({
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
})

/** The variables of load.ts: nothing else of the configuration matters there, so that a load needs no secrets. */
export function readLoadEnv(source: NodeJS.ProcessEnv = process.env): z.infer<typeof loadSchema> {
  return readSome(loadSchema, source)
}

function readSome<Schema extends z.ZodType>(schema: Schema, source: NodeJS.ProcessEnv): z.infer<Schema> {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(set)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new EnvError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is not valid'}`)
}
