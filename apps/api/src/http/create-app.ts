import express, { type Express } from 'express'
import type { Wired } from '../wiring/wire.ts'
import { answerErrors, refuseUnknownPath } from './api-error.ts'
import { mountAuth } from './auth/mount-auth.ts'
import { mountDocs } from './docs/mount-docs.ts'
import { foldSlashes, giveRequestId, refuseBrokenPath, securityHeaders } from './guard.ts'
import { mountHealth } from './health/mount-health.ts'
import { type AccountPageDeps, mountAccountPages } from './pages/account/mount-account-pages.ts'
import { serveAssets } from './pages/assets.ts'
import { answerWithPage } from './pages/error-page.ts'
import { answerFormFault, answerFormPost, leadToForm } from './pages/form/mount-form-pages.ts'
import { mountPublicPages, type PublicPageDeps } from './pages/mount-public-pages.ts'
import { type Operator, showPrivacyPolicy } from './pages/privacy-page.ts'
import { serveApp } from './pages/static-apps.ts'
import { answerWayIn } from './pages/way-in.ts'
import { limitPerAddress } from './rate-limit.ts'
import { logRequests } from './request-log.ts'
import { mountRest } from './rest/mount-rest.ts'
import { bearerOf, isSecret } from './secret.ts'
import { mountTrpc } from './trpc/mount-trpc.ts'
import { mountWebhooks } from './webhooks/mount-webhooks.ts'

/**
 * More than a webinar's whole audience behind one carrier's address sends in; what is at stake (mailboxes, credit) has
 * limits of its own (docs/decisions/009).
 */
const OPTINS_PER_MINUTE = 600

/**
 * Mail providers unsubscribe for their readers (RFC 8058) and load pictures and links for them, from a few addresses; the
 * readers of a carrier share one as well.
 */
const LINK_ACTS_PER_MINUTE = 1_200
const LINK_OPENS_PER_MINUTE = 6_000

/** A person needs one or two; who guesses addresses needs many. */
const OWN_DATA_PER_MINUTE = 10

/** A person forgets one password at a time, and may mistype a new one. */
const FORGOTTEN_PER_MINUTE = 5
const PASSWORD_PAGES_PER_MINUTE = 20

/** The whole face of the product on one port, in the order in which requests meet it. */
export function createApp(wired: Wired): Express {
  const { env, secrets, services, viewers, keyViewers, auth, log, sandboxUrl } = wired
  const publicUrl = (): string => wired.publicUrl
  const pages = pagesOf(wired)
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', trustProxyOf(env.TRUST_PROXY))
  app.set('query parser', 'simple')

  app.use(giveRequestId, foldSlashes)
  app.use(logRequests(log))
  app.use(securityHeaders(publicUrl), refuseBrokenPath)
  app.use(mountHealth(healthOf(wired)))
  app.use('/api/auth', mountAuth({ auth, viewers, publicUrl }))
  app.use('/trpc', mountTrpc({ services, viewers, publicUrl, log }))
  app.use(mountWebhooks({ store: services.store, secret: secrets.webhook, count: wired.webhooks.count }))
  app.use(mountDocs(publicUrl))
  app.use(
    mountRest({
      services,
      publicUrl,
      viewerOf: (request) => viewers.viewerOf(request.headers),
      keyViewerOf: keyViewers.viewerOf,
      knowsCronSecret: (request) => isSecret(bearerOf(request.get('authorization')), secrets.cron),
      formPages: {
        submitLimit: pages.submitLimit,
        leadToForm: leadToForm(pages),
        answerPost: answerFormPost(pages),
        answerFault: answerFormFault(pages),
      },
    }),
  )
  app.use(mountPublicPages(pages))
  app.use(mountAccountPages(accountPagesOf(wired)))
  app.get('/', answerWayIn(sandboxUrl))
  app.get(
    '/privacy',
    showPrivacyPolicy({ operator: () => operatorOf(wired), tracks: wired.tracks, sandboxUrl }),
  )
  app.use('/assets', serveAssets())
  app.use('/affiliate', serveApp('affiliate'))
  app.use('/admin', serveApp('admin'))
  app.use(refuseUnknownPath)
  app.use(answerErrors(log, answerWithPage))
  return app
}

function limitsOf({ env }: Wired) {
  return (name: string, perMinute: number) =>
    limitPerAddress({ name, perMinute, enabled: env.RATE_LIMITS === 'on' })
}

function accountPagesOf(wired: Wired): AccountPageDeps {
  const { pool, accounts, signInLimit, sandboxUrl } = wired
  const limit = limitsOf(wired)
  return {
    ...{ pool, accounts, signInLimit, sandboxUrl },
    publicUrl: () => wired.publicUrl,
    forgotLimit: limit('forgot', FORGOTTEN_PER_MINUTE),
    setLimit: limit('set-password', PASSWORD_PAGES_PER_MINUTE),
  }
}

/** What the pages of leads need. */
function pagesOf(wired: Wired): PublicPageDeps {
  const { services, pool, clock, links, log, sandboxUrl, tracks, hits } = wired
  const { store, audit, optinRates, confirmations } = services
  const limit = limitsOf(wired)
  return {
    ...{ pool, clock, store, audit, optinRates, confirmations, links, sandboxUrl, log, tracks, hits },
    submitLimit: limit('optin', OPTINS_PER_MINUTE),
    linkActLimit: limit('link-act', LINK_ACTS_PER_MINUTE),
    linkOpenLimit: limit('link-open', LINK_OPENS_PER_MINUTE),
    ownDataLimit: limit('own-data', OWN_DATA_PER_MINUTE),
    countView: wired.views.count,
  }
}

function healthOf(wired: Wired): Parameters<typeof mountHealth>[0] {
  const { env, pool, engine, hub, processId, migrations, registry } = wired
  return {
    pool,
    processId,
    migrations,
    engine: env.ENGINE === 'on',
    inFlight: () => engine.inFlight,
    liveReaders: () => hub.readers,
    metricsToken: env.METRICS_TOKEN ?? null,
    registry,
  }
}

/** Who runs this installation, by the name its mails bear. */
function operatorOf({ env, publicUrl }: Wired): Operator {
  return { name: env.sender.name ?? new URL(publicUrl).host, contact: env.PRIVACY_EMAIL ?? null }
}

/** `true`, a number of hops, or a list of proxies, as Express takes it; unset trusts nobody. */
function trustProxyOf(value: string | undefined): boolean | number | string {
  if (value === undefined || value === 'false' || value === '0') return false
  if (value === 'true') return true
  return /^\d+$/.test(value) ? Number(value) : value
}
