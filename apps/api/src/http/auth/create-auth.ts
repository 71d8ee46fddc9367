import { PASSWORD_LETTERS } from '@booster/contracts/session'
import { recordPasswordChange } from '@booster/db/accounts/record-password-change'
import { noteSignIn, readPasswordHash } from '@booster/db/users/note-sign-in'
import { readViewer } from '@booster/db/users/read-viewer'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER } from './auth-headers.ts'
import type { SignInLimit } from './sign-in-limit.ts'

export type AuthOptions = {
  readonly pool: Pool
  readonly secret: string
  readonly publicUrl: string
  readonly log: Logger
  readonly signInLimit: SignInLimit
}

export type Auth = ReturnType<typeof createAuth>

/**
 * Sessions with e-mail and password on our own tables. Sign-up is closed: people are invited by an admin, and the first
 * account is made with create-user.ts. mount-auth.ts says what of it is reachable, and in which words it answers. CSRF is
 * not checked here but by http/guard.ts for every cookie-authenticated route alike, which also lets programs without an
 * Origin header in.
 */
export function createAuth(options: AuthOptions) {
  const { pool, secret, publicUrl, signInLimit } = options
  /** What was the password's hash when a sign-in began. */
  const hashesRead = new WeakMap<Request, string | null>()
  return betterAuth({
    appName: 'Affiliate Booster',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { log: (level, message) => options.log[level]({ event: 'auth' }, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LETTERS.min,
      maxPasswordLength: PASSWORD_LETTERS.max,
    },
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
      session: {
        create: {
          before: (session) => refuseSuspended(pool, session.userId),
          after: async ({ id: sessionId, userId }, ctx) => {
            const passwordHash = ctx?.request && hashesRead.get(ctx.request)
            const noted = await noteSignIn(pool, { userId, sessionId, passwordHash })
            if (noted === 'suspended') throw suspended()
            if (noted === 'other-password') throw wrongPassword()
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        const account = await accountTried(ctx)
        if (account === null) return
        const waitMs = await signInLimit.waitMs(account.email, ipOf(ctx.headers))
        if (waitMs > 0) throw tooMany(waitMs)
        // Read before better-auth reads it: what changes in between refuses a sign-in, and lets none in.
        if (ctx.path === SIGN_IN && ctx.request)
          hashesRead.set(ctx.request, await readPasswordHash(pool, { email: account.email }))
        // Whoever knew the old password must not stay signed in.
        if (ctx.path === CHANGE_PASSWORD)
          return { context: { ...ctx, body: { ...ctx.body, revokeOtherSessions: true } } }
      }),
      after: createAuthMiddleware(async (ctx) => {
        const account = await accountTried(ctx)
        if (account === null) return
        const { returned } = ctx.context
        if (returned instanceof APIError) {
          if (isWrongPassword(returned)) await signInLimit.recordFailure(account.email, ipOf(ctx.headers))
          return
        }
        await signInLimit.forget(account.email, ipOf(ctx.headers))
        if (account.userId !== null) await recordPasswordChange(pool, changeBy(account.userId, ctx.headers))
      }),
    },
  })
}

const SIGN_IN = '/sign-in/email'
const CHANGE_PASSWORD = '/change-password'

type HookContext = Parameters<typeof getSessionFromCtx>[0]

/** Whose password this request tries; null: it tries none. */
async function accountTried(ctx: HookContext): Promise<{ email: string; userId: string | null } | null> {
  if (ctx.path === SIGN_IN) return { email: accountOf(ctx.body), userId: null }
  if (ctx.path !== CHANGE_PASSWORD) return null
  const session = await getSessionFromCtx(ctx)
  return session === null ? null : { email: session.user.email.toLowerCase(), userId: session.user.id }
}

/** A new password that is too short says nothing about whoever types it. */
function isWrongPassword(error: APIError): boolean {
  const { code } = error.body ?? {}
  return code !== 'PASSWORD_TOO_SHORT' && code !== 'PASSWORD_TOO_LONG'
}

function changeBy(userId: string, headers: Headers | undefined) {
  const actor = { userId, ip: ipOf(headers), requestId: headers?.get(REQUEST_ID_HEADER) ?? null }
  return { userId, actor }
}

async function refuseSuspended(pool: Pool, userId: string): Promise<void> {
  const viewer = await readViewer(pool, { userId, sessionId: null })
  if (viewer?.suspended === true) throw suspended()
}

function suspended(): APIError {
  return new APIError('FORBIDDEN', { code: 'ACCOUNT_SUSPENDED' })
}

function wrongPassword(): APIError {
  return new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' })
}

function tooMany(waitMs: number): APIError {
  const seconds = Math.ceil(waitMs / 1_000)
  return new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_REQUESTS' }, { 'retry-after': String(seconds) })
}

function accountOf(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : ''
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 320) : ''
}

function ipOf(headers: Headers | undefined): string {
  return headers?.get(CLIENT_IP_HEADER) ?? 'unknown'
}
