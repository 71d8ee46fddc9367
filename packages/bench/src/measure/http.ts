import { randomUUID } from 'node:crypto'
import { createMailketingV1 } from '@booster/mail/mailketing/mailketing-v1'
import { Pool } from 'undici'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { drainWithEngine } from '../engine/drain-engine.ts'
import { createProductRenderer } from '../engine/product-renderer.ts'
import { createWarmRate, WARM_UP_JOBS } from '../engine/warm-rate.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { drainWithGraphile } from '../peers/drain-graphile.ts'
import { drainWithPgBoss } from '../peers/drain-pg-boss.ts'
import { type ProviderStub, withProviderStub } from '../process/with-provider-stub.ts'
import { atLeast } from '../results.ts'
import { median } from '../statistics.ts'

const CONNECTIONS = 128
const SLOTS = 512
const PEERS_AT_MOST_MS = 4_000

const MAIL = {
  messageRef: randomUUID(),
  to: 'lead@example.com',
  toName: 'Budi Santoso',
  fromName: 'Affiliate 1',
  fromEmail: 'bench@example.com',
  subject: 'Halo Budi Santoso, pesan 1',
  html: `<!doctype html><html><body>${'<p>Halo Budi Santoso, ini pesan ke-1.</p>'.repeat(20)}</body></html>`,
  text: 'Halo Budi Santoso, ini pesan ke-1.',
}

/** From the database to a provider in another process and back, beside the sending alone. */
export const measureHttp: Measurement = {
  name: 'http',
  run: async (context) => {
    const jobs = context.jobs(20_000)
    const seen: Record<System, number[]> = {
      engine: [],
      client: [],
      bare: [],
      graphileWorker: [],
      pgBoss: [],
    }
    await withProviderStub(async (stub) => {
      const systems = systemsOf(context, stub, { jobs, atMostMs: PEERS_AT_MOST_MS })
      for (const round of context.rounds(3, 40)) {
        for (const system of Object.keys(seen) as System[]) seen[system].push(await systems[system]())
        context.say(`http, round ${round}: engine ${whole(seen.engine.at(-1) ?? 0)}/s`)
      }
    })
    const [engine, client, bare] = [median(seen.engine), median(seen.client), median(seen.bare)]
    const bestPeer = Math.max(median(seen.graphileWorker), median(seen.pgBoss))
    return {
      results: { http: { engine, client, bestPeer, bare } },
      markdown: `## End to end over HTTP\n\n${whole(jobs)} e-mails to a provider stub in another process on the same cores, ${CONNECTIONS} connections, after ${whole(WARM_UP_JOBS)} others on the same connections. "Client alone" is the product's own mail client (fields encoded, answers read and classified) sending one rendered mail over and over; the bare pool posts ready bytes and reads the answer. The engine also renders every mail.\n\n${table(
        roundsHeads('e-mails/s'),
        [
          roundsRow('engine, end to end', seen.engine),
          roundsRow('HTTP client alone', seen.client),
          roundsRow('bare undici pool', seen.bare),
          roundsRow('graphile-worker, end to end', seen.graphileWorker),
          roundsRow('pg-boss, end to end', seen.pgBoss),
        ],
      )}`,
      claims: [
        atLeast('end to end: engine / HTTP client alone', engine / client, 0.75),
        atLeast('end to end: engine / better peer', engine / bestPeer, 5),
      ],
    }
  },
}

type System = 'engine' | 'client' | 'bare' | 'graphileWorker' | 'pgBoss'

/** How each of them sends this many mails; peers are stopped after a while. They give e-mails per second. */
function systemsOf(
  context: BenchContext,
  stub: ProviderStub,
  { jobs, atMostMs }: { readonly jobs: number; readonly atMostMs: number },
): Record<System, () => Promise<number>> {
  const { serverUrl } = context
  const peer = (mailer: Client) => ({ jobs, atMostMs, send: () => mailer.send(MAIL) })
  return {
    engine: () =>
      withClient(stub, (mailer) =>
        drainWithEngine(context, {
          affiliates: 200,
          jobs,
          title: 'end to end over HTTP',
          slots: SLOTS,
          mailer,
          renderer: createProductRenderer(),
        }),
      ),
    client: () => withClient(stub, (mailer) => sendMany(jobs, () => mailer.send(MAIL))),
    bare: () => sendBare(stub, jobs),
    graphileWorker: () => withClient(stub, (mailer) => drainWithGraphile(serverUrl, peer(mailer))),
    pgBoss: () => withClient(stub, (mailer) => drainWithPgBoss(serverUrl, peer(mailer))),
  }
}

type Client = ReturnType<typeof createMailketingV1>

/** The product's mail client; what the stub counted must be what was sent. */
async function withClient<T>(stub: ProviderStub, body: (mailer: Client) => Promise<T>): Promise<T> {
  const mailer = createMailketingV1({ baseUrl: stub.url, apiToken: 'bench', connections: CONNECTIONS })
  const before = await stub.countMails()
  let sent = 0
  const counted: Client = {
    ...mailer,
    send: async (mail, signal) => {
      sent += 1
      const outcome = await mailer.send(mail, signal)
      if (outcome.kind !== 'accepted') throw new Error(`the stub's answer was read as ${outcome.kind}`)
      return outcome
    },
  }
  try {
    const result = await body(counted)
    const arrived = (await stub.countMails()) - before
    if (arrived !== sent) throw new Error(`${sent} mails were sent and ${arrived} arrived`)
    return result
  } finally {
    await mailer.close()
  }
}

async function sendMany(mails: number, send: () => Promise<unknown>): Promise<number> {
  let left = mails + WARM_UP_JOBS
  const rate = createWarmRate(WARM_UP_JOBS)
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await send()
      rate.count(1)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, lane))
  return rate.perSecond()
}

async function sendBare(stub: ProviderStub, mails: number): Promise<number> {
  const pool = new Pool(stub.url, { connections: CONNECTIONS, pipelining: 1 })
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(MAIL)
  try {
    return await sendMany(mails, async () => {
      const answer = await pool.request({ path: '/v1/send', method: 'POST', headers, body })
      return answer.body.text()
    })
  } finally {
    await pool.close()
  }
}
