import { writeAutomation } from '@booster/db/engine-store/steer/write-automation'
import type pg from 'pg'
import { demoAccounts, demoUsers } from '../demo-accounts.ts'
import { demoId } from '../demo-id.ts'
import { DEMO_PROVIDER, DEMO_PROVIDER_CREDITS, demoProviderHistory } from '../demo-provider.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import type { DemoAutomation } from '../texts/demo-automation.ts'
import { demoAlerts } from './demo-alerts.ts'
import { demoAudit } from './demo-audit.ts'
import { writeDeliveries } from './demo-deliveries.ts'
import { demoForms } from './demo-forms.ts'
import { DAY_MS, HOUR_MS, iso, jakartaMidnight } from './demo-rhythm.ts'
import { demoTopUps } from './demo-top-ups.ts'
import { insertRows } from './insert-rows.ts'
import { BUDI_AUTOMATIONS, BUDI_FORM_STARTS, outageOf, planBudi } from './plan-budi.ts'
import { planSiti, SITI_AUTOMATIONS, SITI_AVAILABLE_CREDITS, SITI_FORM_STARTS } from './plan-siti.ts'
import { type DemoLead, enrol, type FormStarts, mustKnow, personActor, type Script } from './script.ts'
import { type Act, createStage, type Stage } from './stage.ts'
import { planAsEngine } from './story-pool.ts'

const RANDOM_SEED = 20_261_120
// Statements planned for empty tables walk whole affiliates to find one job; new statistics have them planned again.
const ANALYZED_DAYS_AGO = [34, 30, 20]

/** Plays the whole demo up to `endMs` in the transaction that the connection holds. */
export async function playDemo(
  client: pg.PoolClient,
  input: { readonly endMs: number; readonly passwordHash: string; readonly hashKey: string },
): Promise<void> {
  const { endMs } = input
  const random = createSeededRandom(RANDOM_SEED)
  const [budi, siti] = [planBudi(endMs, random), planSiti(endMs, random)]
  const stage = createStage(client, {
    endMs,
    hashKey: input.hashKey,
    fates: new Map([...budi.fates, ...siti.fates]),
    lucky: new Set([demoAccounts.siti.affiliateId, ...budi.boundLeads]),
    blockedFromMs: endMs - 9 * DAY_MS - 2 * HOUR_MS,
    busyFromMs: jakartaMidnight(endMs, 2) + 9.25 * HOUR_MS,
  })
  await planAsEngine(client)
  await writePeople(client, stage, {
    ...input,
    leads: [...budi.leads, ...siti.leads],
    withoutAddress: budi.withoutAddress,
  })
  await stage.play(
    [
      { atMs: endMs - 93 * DAY_MS, run: () => writeSequences(stage, demoAccounts.budi, BUDI_AUTOMATIONS) },
      { atMs: endMs - 93 * DAY_MS, run: () => startByForm(stage, BUDI_FORM_STARTS) },
      { atMs: endMs - 19 * DAY_MS, run: () => writeSequences(stage, demoAccounts.siti, SITI_AUTOMATIONS) },
      { atMs: endMs - 19 * DAY_MS, run: () => startByForm(stage, SITI_FORM_STARTS) },
      ...ANALYZED_DAYS_AGO.map((days) => ({
        atMs: endMs - days * DAY_MS,
        run: () => client.query('ANALYZE'),
      })),
      ...actsOf(budi, BUDI_FORM_STARTS),
      ...actsOf(siti, SITI_FORM_STARTS),
    ],
    endMs,
  )
  await writeDeliveries(client, stage)
  await tagLeads(client, [...budi.leads, ...siti.leads])
  await writeSurroundings(client, stage, endMs, random)
}

function actsOf(script: Script, starts: FormStarts): readonly Act[] {
  const forms = new Map([...starts].map(([formId, automation]) => [automation, formId]))
  const enrolments = script.enrolments.map((enrolment) =>
    enrol(enrolment, enrolment.lead.source === 'optin' ? (forms.get(enrolment.automation) ?? null) : null),
  )
  return [...enrolments, ...script.acts]
}

/** Users, forms, and the leads that came before the story or by another way than a form. */
async function writePeople(
  client: pg.PoolClient,
  stage: Stage,
  input: {
    readonly endMs: number
    readonly passwordHash: string
    readonly leads: readonly DemoLead[]
    readonly withoutAddress: readonly DemoLead[]
  },
): Promise<void> {
  const people = demoUsers(input.endMs, input.passwordHash)
  const leads = input.leads.filter((lead) => lead.source !== 'optin')
  await insertRows(client, 'User', people.users)
  await insertRows(client, 'Account', people.accounts)
  await insertRows(client, 'AffiliateProfile', people.profiles)
  await insertRows(
    client,
    'AffiliateCredit',
    people.profiles.map(({ id }) => ({
      affiliateId: id,
      balance: 0,
      reserved: 0,
      totalToppedUp: 0,
      totalUsed: 0,
      ledgerSeq: 0,
      updatedAt: iso(input.endMs),
    })),
  )
  await insertRows(client, 'OptinForm', demoForms(input.endMs))
  await insertRows(
    client,
    'AffiliateLead',
    leads.map((lead) => ({
      affiliateId: lead.affiliateId,
      id: leadIdOf(lead),
      name: lead.name,
      email: input.withoutAddress.includes(lead) ? null : lead.email,
      // Whoever came by a CSV file left no number.
      whatsapp: lead.source === 'import' ? null : lead.whatsapp,
      status: lead.tags.includes('pelanggan lama') ? 'customer' : 'new',
      tags: lead.tags,
      source: lead.source,
      createdAt: iso(lead.createdAtMs),
      updatedAt: iso(lead.createdAtMs),
    })),
  )
  for (const lead of leads) stage.leadIds.set(lead.email, leadIdOf(lead))
}

function leadIdOf(lead: DemoLead): string {
  return demoId(`lead:${lead.affiliateId}:${lead.name}`, lead.createdAtMs)
}

async function writeSequences(
  stage: Stage,
  owner: { readonly affiliateId: string; readonly userId: string },
  automations: readonly DemoAutomation[],
): Promise<void> {
  for (const { key, name, triggerType, reentry, onNoCredit, steps } of automations) {
    const id = await writeAutomation(stage, {
      affiliateId: owner.affiliateId,
      actor: personActor(owner.userId),
      name,
      triggerType,
      status: 'active',
      reentry,
      onNoCredit,
      onUnconfirmed: 'release',
      catchUp: 'send_now',
      catchUpHours: 24,
      // Its mails are short, and its reports have openings to show.
      trackOpens: 'on',
      steps: steps.map(({ delayMinutes, subject, preheader, body }) => ({
        delayMinutes,
        emailSubject: subject,
        preheader,
        emailBody: body,
      })),
    })
    stage.automationIds.set(key, id)
  }
}

async function startByForm(stage: Stage, starts: FormStarts): Promise<void> {
  for (const [formId, { key }] of starts) {
    await stage.pool.query(`UPDATE "OptinForm" SET "automationId" = $2 WHERE "id" = $1`, [
      formId,
      mustKnow(stage.automationIds, key),
    ])
  }
}

async function tagLeads(client: pg.PoolClient, leads: readonly DemoLead[]): Promise<void> {
  const tagged = leads.filter((lead) => lead.source === 'optin' && lead.tags.length > 0)
  await client.query(
    `UPDATE "AffiliateLead" l SET "tags" = t."tags"
     FROM jsonb_to_recordset($1::jsonb) AS t("affiliateId" uuid, "email" text, "tags" text[])
     WHERE l."affiliateId" = t."affiliateId" AND l."email" = t."email"`,
    [JSON.stringify(tagged.map(({ affiliateId, email, tags }) => ({ affiliateId, email, tags })))],
  )
}

/** What runs beside the engine by the wall clock: alerts, checks of the provider's credit, and the list of drains. */
async function writeSurroundings(
  client: pg.PoolClient,
  stage: Stage,
  endMs: number,
  random: SeededRandom,
): Promise<void> {
  const unconfirmed = await client.query<{ at: Date }>(
    `SELECT "unconfirmedAt" AS "at" FROM "AffiliateAutomationJob" WHERE "status" = 'unconfirmed'`,
  )
  const checks = demoProviderHistory(endMs, random)
  const alerts = demoAlerts(demoAccounts, {
    nowMs: endMs,
    unconfirmedMs: unconfirmed.rows[0]?.at.getTime() ?? endMs,
    outage: outageOf(endMs),
    blocked: stage.blocked ?? { fromMs: endMs, toMs: endMs },
    sitisCredits: SITI_AVAILABLE_CREDITS,
  })
  await insertRows(client, 'ProviderCheck', checks)
  await client.query(
    `INSERT INTO "ProviderState" AS s ("provider", "credits", "creditsAt", "updatedAt") VALUES ($1, $2, $3, $3)
     ON CONFLICT ("provider") DO UPDATE SET "credits" = $2, "creditsAt" = $3, "updatedAt" = $3`,
    [DEMO_PROVIDER, DEMO_PROVIDER_CREDITS, checks.at(-1)?.['at'] ?? iso(endMs)],
  )
  await insertRows(client, 'Alert', alerts.alerts)
  await insertRows(client, 'AlertDelivery', alerts.deliveries)
  await insertRows(client, 'ActivityLog', demoAudit(alerts.alerts, checks))
  await insertRows(client, 'TopupRequest', demoTopUps(endMs))
  await insertRows(
    client,
    'EngineDrain',
    stage.drains
      .filter(({ startedMs }) => startedMs > endMs - 12 * HOUR_MS)
      .map(({ startedMs, cause, durationMs, claimed, accepted, failed }) => ({
        id: demoId(`drain:${startedMs}`, startedMs),
        processId: 'demo',
        cause,
        startedAt: iso(startedMs),
        durationMs,
        claimed,
        accepted,
        failed,
      })),
  )
}
