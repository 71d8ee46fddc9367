import { movableClock } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { closePool } from '@booster/db/testing/close-pool'
import { createTestDatabase } from '@booster/db/testing/test-database'
import type { Pool } from 'pg'
import { type Affiliate, type AffiliatePlan, addAffiliate } from './affiliates.ts'
import { type ApiProcess, apiEnv, CRON_SECRET, startApi } from './api-process.ts'
import { eventually } from './eventually.ts'
import { judge } from './judge.ts'
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts'

/** Real parts, wired as in production: a database, the provider's double and one API process, each on its own. */
export type Stage = {
  readonly pool: Pool
  /** For further processes. */
  readonly databaseUrl: string
  readonly api: ApiProcess
  readonly sandbox: SandboxProcess
  addAffiliate(plan: AffiliatePlan): Promise<Affiliate>
  /** Submits the form as a visitor would. Resolves with the HTTP status. */
  submit(affiliate: Affiliate, lead: { readonly email: string; readonly name?: string }): Promise<number>
  /** One call of the cron endpoint: drains what is due. */
  callCron(): Promise<void>
  /** What is wrong by now: broken invariants, and what the acceptance log contradicts. Empty is good. */
  findWrongs(): Promise<readonly unknown[]>
  close(): Promise<void>
}

export async function openStage(more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const database = await createTestDatabase()
  const pool = createPool({ url: database.url, applicationName: 'proof', max: 4 })
  const sandbox = await startSandboxProcess()
  const { providerUrl } = sandbox
  const api = await startApi(apiEnv({ databaseUrl: database.url, providerUrl, more })).catch(
    async (error: unknown) => {
      await Promise.all([sandbox.stop(), closePool(pool)])
      throw error
    },
  )
  const affiliates: Affiliate[] = []
  return {
    pool,
    databaseUrl: database.url,
    api,
    sandbox,
    addAffiliate: async (plan) => {
      const affiliate = await addAffiliate(pool, plan)
      affiliates.push(affiliate)
      return affiliate
    },
    submit: (affiliate, lead) => submitForm(api.url, affiliate.formId, lead),
    callCron: async () => {
      const answer = await fetch(`${api.url}/api/cron/automation`, {
        method: 'POST',
        headers: { authorization: `Bearer ${CRON_SECRET}` },
      })
      if (!answer.ok) throw new Error(`cron: ${answer.status} ${await answer.text()}`)
    },
    findWrongs: async () => {
      const affiliateIds = affiliates.map(({ affiliateId }) => affiliateId)
      await untilNothingInFlight(pool)
      const verdicts = await judge(pool, { accepted: await sandbox.acceptances(), affiliateIds })
      const clock = more.DEMO === 'on' ? { clock: movableClock.now } : {}
      const broken = (await runInvariants(pool, clock)).filter(({ rows }) => rows.length > 0)
      return [...verdicts.filter(({ offenders }) => offenders.length > 0), ...broken]
    },
    close: async () => {
      await api.stop()
      await Promise.all([sandbox.stop(), closePool(pool)])
      await database.drop()
    },
  }
}

export async function submitForm(
  apiUrl: string,
  formId: string,
  lead: { readonly email: string; readonly name?: string },
): Promise<number> {
  const answer = await fetch(`${apiUrl}/api/affiliate/optin-forms/${formId}/submit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: lead.name ?? 'Dewi Lestari', email: lead.email, consent: true }),
  })
  await answer.arrayBuffer()
  return answer.status
}

async function untilNothingInFlight(pool: Pool): Promise<void> {
  const count = () =>
    pool
      .query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "AffiliateAutomationJob" WHERE "status" = 'processing'`,
      )
      .then(({ rows }) => rows[0]?.n ?? 0)
  await eventually('no job in flight', count, { is: (n) => n === 0, withinMs: 20_000 })
}
