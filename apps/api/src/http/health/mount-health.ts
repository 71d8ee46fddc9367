import { readReadiness } from '@booster/db/service/read-readiness'
import { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client'
import { ApiError } from '../api-error.ts'
import { clientAddress, isLoopback } from '../client-address.ts'
import { bearerOf, isSecret } from '../secret.ts'

export type HealthDeps = {
  readonly pool: Pool
  readonly processId: string
  /** Migrations this release knows. */
  readonly migrations: number
  /** True when this process is to send: then an engine must be alive somewhere. */
  readonly engine: boolean
  readonly inFlight: () => number
  readonly liveReaders: () => number
  readonly metricsToken: string | null
  /** Where the engine's stages are counted; the gauges of the process come to it here. */
  readonly registry: Registry
}

/** `/healthz`: the process answers. `/readyz`: it can work. `/metrics`: numbers for Prometheus. */
export function mountHealth(deps: HealthDeps): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', answerReadiness(deps))
  router.get('/metrics', answerMetrics(deps))
  return router
}

function answerReadiness(deps: HealthDeps): RequestHandler {
  return async (_request, response) => {
    try {
      const seen = await readReadiness(deps.pool)
      const checks = {
        database: true,
        migrations: seen.migrations >= deps.migrations,
        engine: !deps.engine || seen.engines > 0,
      }
      const ready = Object.values(checks).every(Boolean)
      response.status(ready ? 200 : 503).json({
        status: ready ? 'ready' : 'not ready',
        checks,
        engines: seen.engines,
        dueJobs: seen.dueJobs,
        breakersOpen: seen.breakersOpen,
        unconfirmedJobs: seen.unconfirmedJobs,
      })
    } catch {
      // Whatever the reason, it is the database's; a load balancer needs no more, and strangers must not get more.
      response.status(503).json({ status: 'not ready', checks: { database: false } })
    }
  }
}

function answerMetrics(deps: HealthDeps): RequestHandler {
  const { registry } = deps
  const refresh = addGauges(deps)
  return async (request, response) => {
    const allowed =
      deps.metricsToken === null
        ? isFromThisMachine(request)
        : isSecret(bearerOf(request.get('authorization')), deps.metricsToken)
    if (!allowed)
      throw new ApiError(401, 'Metrics are for this machine, or with METRICS_TOKEN as a bearer token.')
    await refresh()
    response.setHeader('content-type', registry.contentType)
    response.end(await registry.metrics())
  }
}

/** A proxy on this machine speaks for strangers, whether or not it was announced with TRUST_PROXY. */
function isFromThisMachine(request: Request): boolean {
  return isLoopback(clientAddress(request)) && request.get('x-forwarded-for') === undefined
}

/** @returns how to bring them up to date, to be called before each look: they are read in no particular order */
function addGauges(deps: HealthDeps): () => Promise<void> {
  const { registry } = deps
  registry.setDefaultLabels({ process: deps.processId })
  collectDefaultMetrics({ register: registry, prefix: 'booster_' })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const inFlight = gauge('booster_sends_in_flight', 'E-mails being handed over by this process')
  const readers = gauge('booster_live_readers', 'Open live streams of this process')
  const due = gauge('booster_due_jobs', 'Jobs due now, up to 10000')
  const engines = gauge('booster_engines', 'Processes with a running engine')
  const breakers = gauge('booster_breakers_open', 'Providers that are not being used at the moment')
  const unconfirmed = gauge('booster_unconfirmed_jobs', 'Jobs nobody knows the end of')
  return async () => {
    const seen = await readReadiness(deps.pool)
    inFlight.set(deps.inFlight())
    readers.set(deps.liveReaders())
    due.set(seen.dueJobs)
    engines.set(seen.engines)
    breakers.set(seen.breakersOpen)
    unconfirmed.set(seen.unconfirmedJobs)
  }
}
