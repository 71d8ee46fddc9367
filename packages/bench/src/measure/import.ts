import { setTimeout as delay } from 'node:timers/promises'
import { createPool } from '@booster/db/connection/connect'
import type pg from 'pg'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { compareLeads, copyLeads } from '../database/copy-leads.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { csvOf, type LeadRow, makeLeadRows } from '../database/lead-rows.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { createAffiliate, signIn } from '../process/api-account.ts'
import { type RunningApi, withApi } from '../process/with-api.ts'
import { withProviderStub } from '../process/with-provider-stub.ts'
import { atMost } from '../results.ts'
import { median } from '../statistics.ts'

const ROUNDS = 3
const WITHIN_S = 240
const REST_MS = 3_000
const LOOK_MS = 50
const POLL_MS = 100
const AT_MOST_MS = 180_000
const EMAIL = 'import@bench.test'
const TAG = 'impor'
const PATH = '/api/affiliate/leads/import'

type Imported = {
  readonly uploadedS: number
  readonly seconds: number
  readonly idleMB: number
  readonly peakMB: number
  /** The longest that another request had to wait meanwhile. */
  readonly pauseMs: number
}
type Round = Imported & { readonly copyS: number }

/** An import of leads over REST, from the upload to the finished job, beside a bare COPY of the same rows. */
export const measureImport: Measurement = {
  name: 'import',
  run: async (context) => {
    const rows = makeLeadRows(context.jobs(100_000))
    const rounds: Round[] = []
    for (const round of context.rounds(ROUNDS, WITHIN_S)) {
      const seen = await playRound(context, { rows, copyFirst: round % 2 === 1 })
      context.say(
        `import: ${seen.seconds.toFixed(1)} s, COPY ${seen.copyS.toFixed(1)} s, ${Math.round(seen.peakMB - seen.idleMB)} MB more, pause ${Math.round(seen.pauseMs)} ms`,
      )
      rounds.push(seen)
    }
    return sectionOf(rounds, rows.length)
  },
}

function sectionOf(rounds: readonly Round[], rows: number): Awaited<ReturnType<Measurement['run']>> {
  const timesCopy = median(rounds.map(({ seconds, copyS }) => seconds / copyS))
  const addedMB = Math.max(...rounds.map(({ peakMB, idleMB }) => peakMB - idleMB))
  const pauseMs = Math.max(...rounds.map((round) => round.pauseMs))
  const seconds = (value: number): string => value.toFixed(2)
  return {
    results: { import: { s: median(rounds.map((round) => round.seconds)), timesCopy, addedMB, pauseMs } },
    markdown: `## Import of leads\n\n${whole(rows)} rows as an Indonesian Excel saves them (names, addresses, numbers in ten spellings, tags), sent to the real API process and imported with their consents, beside a COPY of the same finished rows into an equal table: same columns, defaults, indexes and constraints. Afterwards the leads were the copied ones, row for row, and every invariant held.\n\n${table(
      roundsHeads('s'),
      [
        roundsRow(
          'COPY',
          rounds.map(({ copyS }) => copyS),
          seconds,
        ),
        roundsRow(
          'import',
          rounds.map((round) => round.seconds),
          seconds,
        ),
        roundsRow(
          'of which until the file is kept and checked',
          rounds.map(({ uploadedS }) => uploadedS),
          seconds,
        ),
      ],
    )}\n\nResident memory of the API process: ${rounds.map(({ idleMB, peakMB }) => `${Math.round(idleMB)} → ${Math.round(peakMB)}`).join(' · ')} MB. Longest wait of another request meanwhile: ${rounds.map((round) => Math.round(round.pauseMs)).join(' · ')} ms.`,
    claims: [
      atMost(`import of ${whole(rows)} rows beside COPY`, timesCopy, 4, '×'),
      atMost('memory added by an import', addedMB, 100, 'MB'),
    ],
  }
}

function playRound(
  { serverUrl }: BenchContext,
  { rows, copyFirst }: { readonly rows: readonly LeadRow[]; readonly copyFirst: boolean },
): Promise<Round> {
  return withDatabase(serverUrl, { from: 'migrated' }, async (databaseUrl) => {
    await createAffiliate(databaseUrl, EMAIL)
    const pool = createPool({
      url: databaseUrl,
      applicationName: 'bench-import',
      max: 1,
      statementTimeoutMs: 0,
    })
    try {
      const { affiliateId } = await readAffiliate(pool)
      const copy = (): Promise<number> => copyLeads(databaseUrl, { affiliateId, rows, tag: TAG })
      return await withProviderStub((stub) =>
        withApi({ databaseUrl, providerUrl: stub.url, slots: 64 }, async (api) => {
          const before = copyFirst ? await copy() : null
          await pool.query('CHECKPOINT')
          const imported = await importRows(api, rows)
          const copyS = before ?? (await copy())
          await compareLeads(pool, affiliateId)
          await verifyInvariants(pool)
          return { ...imported, copyS }
        }),
      )
    } finally {
      await pool.end()
    }
  })
}

async function readAffiliate(pool: pg.Pool): Promise<{ readonly affiliateId: string }> {
  const { rows } = await pool.query<{ affiliateId: string }>(
    `SELECT "id" AS "affiliateId" FROM "AffiliateProfile"`,
  )
  if (rows[0] === undefined) throw new Error('no affiliate was created')
  return rows[0]
}

async function importRows(api: RunningApi, rows: readonly LeadRow[]): Promise<Imported> {
  const cookie = await signIn(api.url, EMAIL)
  const form = new FormData()
  form.set('file', new Blob([csvOf(rows)], { type: 'text/csv' }), 'peserta.csv')
  form.set('tags', TAG)
  form.set('consent', JSON.stringify({ text: 'Setuju menerima email', source: 'Webinar 12 Mei' }))
  await delay(REST_MS)
  const watch = watchApi(api)
  try {
    const startedAt = performance.now()
    const answer = await fetch(`${api.url}${PATH}`, { method: 'POST', headers: { cookie }, body: form })
    if (answer.status !== 202)
      throw new Error(`the upload was answered ${answer.status}: ${await answer.text()}`)
    const { data } = (await answer.json()) as { data: { importId: string } }
    const uploadedS = (performance.now() - startedAt) / 1_000
    await untilImported(`${api.url}/api/affiliate/leads/imports/${data.importId}`, cookie, rows.length)
    return { uploadedS, seconds: (performance.now() - startedAt) / 1_000, ...watch.seen() }
  } finally {
    await watch.end()
  }
}

type Report = Record<'rows' | 'doneRows' | 'created' | 'updated' | 'skipped' | 'failed', number>

async function untilImported(url: string, cookie: string, rows: number): Promise<void> {
  const deadline = performance.now() + AT_MOST_MS
  for (;;) {
    const answer = await fetch(url, { headers: { cookie } })
    if (!answer.ok) throw new Error(`the progress was answered ${answer.status}`)
    const { data } = (await answer.json()) as { data: Report & { status: string } }
    if (data.status === 'completed') {
      if (data.created !== rows) throw new Error(`the report is ${JSON.stringify(data)}`)
      return
    }
    if (data.status !== 'running' || performance.now() > deadline)
      throw new Error(`the import is ${data.status} at ${data.doneRows} rows`)
    await delay(POLL_MS)
  }
}

/** Looks at the memory of the process, and at how long it lets another request wait. */
function watchApi(api: RunningApi): {
  seen(): Pick<Imported, 'idleMB' | 'peakMB' | 'pauseMs'>
  end(): Promise<void>
} {
  const idleMB = api.rssMB()
  let peakMB = idleMB
  let pauseMs = 0
  let ended = false
  const timer = setInterval(() => {
    peakMB = Math.max(peakMB, api.rssMB())
  }, LOOK_MS)
  const asking = (async (): Promise<void> => {
    while (!ended) {
      const askedAt = performance.now()
      await (await fetch(`${api.url}/healthz`)).text()
      pauseMs = Math.max(pauseMs, performance.now() - askedAt)
      await delay(LOOK_MS)
    }
  })()
  return {
    seen: () => ({ idleMB, peakMB, pauseMs }),
    end: async () => {
      ended = true
      clearInterval(timer)
      await asking
    },
  }
}
