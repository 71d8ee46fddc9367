import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SYSTEM } from '@booster/engine/domain/actor'
import { createAlertDesk } from '@booster/services/alerts/alert-desk'
import { type AlertChannels, deliverAlert, type SystemMail } from '@booster/services/alerts/deliver-alert'
import type { AlertStore } from '@booster/services/alerts/ports'
import { raiseAlert } from '@booster/services/alerts/raise-alert'
import { checkProviderCredit } from '@booster/services/provider-credit/check-provider-credit'
import type pg from 'pg'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { createProviderCreditStore } from '../provider/create-provider-credit-store.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { acknowledgeAlert } from './acknowledge-alert.ts'
import { createAlertStore } from './create-alert-store.ts'
import { resolveAlertById } from './resolve-alert-by-id.ts'

const PROVIDER = 'mailketing-v1'

let database: TestDatabase
let pool: pg.Pool
let store: AlertStore
let adminId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'deliver-alert-test' })
  store = createAlertStore({ pool, clock: DATABASE_CLOCK })
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Rani', 'rani@admin.test', 'admin'), ('Adi', 'adi@admin.test', 'admin')
     RETURNING "id"`,
  )
  adminId = rows[0]?.id ?? ''
  await pool.query(
    `INSERT INTO "User" ("name", "email", "role", "suspendedAt") VALUES ('Gone', 'gone@admin.test', 'admin', now())`,
  )
  await pool.query(
    `INSERT INTO "Account" ("userId", "accountId", "providerId", "password")
     SELECT "id", "id"::text, 'credential', 'hash' FROM "User"`,
  )
  await pool.query(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Invited', 'invited@admin.test', 'admin')`,
  )
  await pool.query(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Budi', 'budi@affiliate.test', 'affiliate')`,
  )
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  await pool.query('TRUNCATE "Alert", "AlertDelivery", "ProviderCheck", "ProviderState"')
})

async function openLevels(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ level: string }>(
    `SELECT "level" FROM "Alert" WHERE "resolvedAt" IS NULL`,
  )
  return rows.map((row) => row.level)
}

describe('deliverAlert', () => {
  const openOne = async (): Promise<string> => {
    const checked = await checkProviderCredit({
      store: createProviderCreditStore(pool),
      provider: PROVIDER,
      cause: 'manual',
      notify: () => undefined,
      readBalance: async () => ({ kind: 'known', credits: 900 }),
    })
    return checked.kind === 'known' ? (checked.openedAlertId ?? '') : ''
  }
  const deliveries = async () => {
    const { rows } = await pool.query(
      `SELECT "channel", "target", "ok", "message" FROM "AlertDelivery" ORDER BY "channel" COLLATE "C", "target"`,
    )
    return rows
  }
  const channelsTo = (mails: SystemMail[], more: Partial<AlertChannels> = {}): AlertChannels => ({
    sendSystemMail: async (mail) => {
      mails.push(mail)
      return { ok: true }
    },
    alertsUrl: 'http://localhost/admin/alerts',
    ...more,
  })

  it('mails every admin who can sign in once, shows it in the app, and posts a signed webhook', async () => {
    const secret = `whsec_${Buffer.from('a secret of some length').toString('base64')}`
    const calls: { body: string; headers: Record<string, string> }[] = []
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      request.on('end', () => {
        calls.push({ body, headers: request.headers as Record<string, string> })
        response.writeHead(204).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=hidden`
    const mails: SystemMail[] = []
    const channels = channelsTo(mails, { webhook: { url, secret } })
    const alertId = await openOne()
    const results = await Promise.all([1, 2, 3].map(() => deliverAlert({ store, alertId, channels })))
    server.close()
    expect(results.filter((result) => result.kind === 'delivered')).toEqual([
      { kind: 'delivered', emails: 2, failures: 0 },
    ])
    expect(mails.map((mail) => mail.to).sort()).toEqual(['adi@admin.test', 'rani@admin.test'])
    expect(mails[0]?.subject).toBe('[Affiliate Booster] Darurat: kredit penyedia mailketing-v1 tinggal 900')
    expect(calls).toHaveLength(1)
    expect(new Webhook(secret).verify(calls[0]?.body ?? '', calls[0]?.headers ?? {})).toMatchObject({
      type: 'alert.opened',
      data: {
        ...{ id: alertId, level: 'emergency', value: 900, url: channels.alertsUrl },
        // What to do first, and the link: the mail that says both may be what the provider refuses.
        text: expect.stringMatching(/Isi ulang kredit[\s\S]*http:\/\/localhost\/admin\/alerts$/),
      },
    })
    expect((await deliveries()).map(({ channel, ok }) => ({ channel, ok }))).toEqual([
      { channel: 'email', ok: true },
      { channel: 'email', ok: true },
      { channel: 'in_app', ok: true },
      { channel: 'webhook', ok: true },
    ])
    expect(JSON.stringify(await deliveries())).not.toContain('hidden')
  })

  it('keeps the alert when mail and webhook fail, says why, and delivers again on request', async () => {
    const alertId = await openOne()
    const broken: AlertChannels = {
      sendSystemMail: () => Promise.reject(new Error('no route')),
      webhook: { url: 'http://127.0.0.1:1/hook' },
      alertsUrl: 'http://localhost/admin/alerts',
    }
    expect(await deliverAlert({ store, alertId, channels: broken })).toEqual({
      kind: 'delivered',
      emails: 2,
      failures: 3,
    })
    expect(await openLevels()).toEqual(['emergency'])
    expect((await deliveries()).filter((d) => d.channel === 'email')[0]).toMatchObject({
      ok: false,
      message: 'no route',
    })
    const mails: SystemMail[] = []
    expect(await deliverAlert({ store, alertId, channels: channelsTo(mails), again: true })).toMatchObject({
      failures: 0,
    })
    expect(mails).toHaveLength(2)
    const once = await deliverAlert({ store, alertId, channels: channelsTo(mails), again: true })
    expect(once).toEqual({ kind: 'delivered', emails: 0, failures: 0 })
    expect(mails).toHaveLength(2)
  })

  it('finds alerts whose process died before it delivered them', async () => {
    await openOne()
    const mails: SystemMail[] = []
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const desk = createAlertDesk({ store, channels: channelsTo(mails), log })
    expect(await desk.deliverForgotten()).toBe(0)
    await pool.query(`UPDATE "Alert" SET "openedAt" = now() - interval '2 minutes'`)
    expect(await desk.deliverForgotten()).toBe(1)
    expect(await desk.deliverForgotten()).toBe(0)
    expect(mails).toHaveLength(2)
  })
})

describe('a person and an alert', () => {
  const problem = { kind: 'provider_blocked', subject: PROVIDER, level: 'critical' } as const
  const raise = async (level: 'warning' | 'critical' | 'emergency' = 'critical') =>
    raiseAlert({ store, notify: () => undefined }, { ...problem, level })

  it('acknowledges with a note: the alert stays open, the audit log knows who', async () => {
    const opened = await raise()
    const id = opened.alertId ?? ''
    const actor = { userId: adminId, ip: '10.0.0.9', requestId: 'req-ack' }
    expect(await acknowledgeAlert(pool, { id, note: 'ditangani', muteHours: 1, actor })).toEqual({
      kind: 'changed',
    })
    const { rows } = await pool.query(
      `SELECT "acknowledgedBy", "note", "mutedUntil" > now() AS "muted", "resolvedAt" FROM "Alert"`,
    )
    expect(rows).toEqual([{ acknowledgedBy: adminId, note: 'ditangani', muted: true, resolvedAt: null }])
    const audit = await pool.query(`SELECT "actorId", "ip" FROM "ActivityLog" WHERE "requestId" = 'req-ack'`)
    expect(audit.rows).toEqual([{ actorId: adminId, ip: '10.0.0.9' }])
  })

  it('stays silent within a mute for the same level, not for a worse one', async () => {
    const first = await raise('warning')
    const actor = { ...SYSTEM, userId: adminId }
    await acknowledgeAlert(pool, { id: first.alertId ?? '', muteHours: 1, actor })
    expect(await resolveAlertById(pool, { id: first.alertId ?? '', actor })).toEqual({ kind: 'changed' })
    const mails: SystemMail[] = []
    const channels: AlertChannels = {
      sendSystemMail: async (mail) => {
        mails.push(mail)
        return { ok: true }
      },
      alertsUrl: 'http://localhost/admin/alerts',
    }
    const again = await raise('warning')
    expect(await deliverAlert({ store, alertId: again.alertId ?? '', channels })).toEqual({ kind: 'muted' })
    const worse = await raise('emergency')
    expect(worse.kind).toBe('opened')
    expect(await deliverAlert({ store, alertId: worse.alertId ?? '', channels })).toMatchObject({
      kind: 'delivered',
    })
    expect(mails).toHaveLength(2)
  })

  it('opens one alert however many raise it at once, and refuses to end it twice', async () => {
    const raised = await Promise.all(Array.from({ length: 10 }, () => raise()))
    expect(raised.filter((result) => result.kind === 'opened')).toHaveLength(1)
    const id = raised[0]?.alertId ?? ''
    const actor = { ...SYSTEM, userId: adminId }
    expect(await resolveAlertById(pool, { id, actor })).toEqual({ kind: 'changed' })
    expect(await resolveAlertById(pool, { id, actor })).toEqual({
      kind: 'unchanged',
      reason: 'ALREADY_RESOLVED',
    })
    expect(await acknowledgeAlert(pool, { id, actor })).toEqual({
      kind: 'unchanged',
      reason: 'ALREADY_RESOLVED',
    })
    expect(await resolveAlertById(pool, { id: adminId, actor })).toEqual({ kind: 'unknown' })
  })
})
