import { readViewer } from '@booster/db/users/read-viewer'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { SignInLimit } from './sign-in-limit.ts'

/** The header in which the server tells better-auth the client's address; what a client sends in it is dropped. */
export const CLIENT_IP_HEADER = 'x-booster-client-ip'

export type AuthOptions = {
  readonly pool: Pool
  readonly secret: string
  readonly publicUrl: string
  readonly log: Logger
  readonly signInLimit: SignInLimit
}

export type Auth = ReturnType<typeof createAuth>

/**
 * Sessions with e-mail and password on our own tables. Sign-up is closed: accounts are made by an admin or with
 * create-user.ts. CSRF is not checked here but by http/guard.ts for every cookie-authenticated route alike, which
 * also lets programs without an Origin header in.
 */
export function createAuth(options: AuthOptions) {
  const { pool, secret, publicUrl, signInLimit } = options
  return betterAuth({
    appName: 'Affiliate Booster',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { log: (level, message) => options.log[level]({ event: 'auth' }, message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    disabledPaths: ['/sign-up/email', '/sign-in/social', '/update-user', '/delete-user', '/change-email'],
    user: {
      modelName: 'User',
      additionalFields: {
        role: { type: 'string', required: false, defaultValue: 'affiliate', input: false },
        suspendedAt: { type: 'date', required: false, input: false, returned: false },
      },
    },
    session: { modelName: 'Session', expiresIn: 30 * 24 * 3_600, updateAge: 24 * 3_600 },
    account: { modelName: 'Account' },
    verification: { modelName: 'Verification' },
    // The server's own limits (sign-in-limit.ts) count failures per address and per account.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'booster',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: true,
      database: { generateId: false, validateSchema: false },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    databaseHooks: {
      session: { create: { before: (session) => refuseSuspended(pool, session.userId) } },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email') return
        const waitMs = await signInLimit.waitMs(accountOf(ctx.body), ipOf(ctx.headers))
        if (waitMs > 0) throw tooMany(waitMs)
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email') return
        const failed = ctx.context.returned instanceof APIError
        if (failed) await signInLimit.recordFailure(accountOf(ctx.body), ipOf(ctx.headers))
        else await signInLimit.forget(accountOf(ctx.body), ipOf(ctx.headers))
      }),
    },
  })
}

async function refuseSuspended(pool: Pool, userId: string): Promise<void> {
  const viewer = await readViewer(pool, userId)
  if (viewer?.suspended === true) {
    throw new APIError('FORBIDDEN', { code: 'ACCOUNT_SUSPENDED', message: 'This account is suspended.' })
  }
}

function tooMany(waitMs: number): APIError {
  const seconds = Math.ceil(waitMs / 1_000)
  const message = `Too many failed sign-ins. Try again in ${seconds} seconds.`
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_REQUESTS', message },
    { 'retry-after': String(seconds) },
  )
}

function accountOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 320) : ''
}

function ipOf(headers: Headers | undefined): string {
  return headers?.get(CLIENT_IP_HEADER) ?? 'unknown'
}
