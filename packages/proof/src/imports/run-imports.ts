import { setTimeout as delay } from 'node:timers/promises'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { writeAutomation } from '@booster/db/engine-store/steer/write-automation'
import { createLeadImportStore } from '@booster/db/imports/create-lead-import-store'
import { insertAffiliate } from '@booster/db/testing/insert-affiliate'
import { createSeededRandom } from '@booster/demo/seeded-random'
import { SYSTEM } from '@booster/engine/domain/actor'
import { createLeadImportDesk } from '@booster/services/imports/lead-import-desk'
import { crashDatabase } from '../fire/crash-database.ts'
import { type Field, openField } from '../fire/field.ts'
import { type Child, startChild } from '../parts/child.ts'
import { eventually } from '../parts/eventually.ts'
import type { Verdict } from '../parts/judge.ts'
import { survive } from '../parts/survive.ts'
import type { ImportsPlan } from './imports-plan.ts'
import { judgeImport } from './judge-import.ts'
import { makeLeadFile } from './make-lead-file.ts'

export type ImportsResult = {
  readonly kills: number
  readonly crashes: number
  readonly starts: number
  /** Rows that were done when everything died, in the order of the deaths. */
  readonly doneAtDeath: readonly number[]
  readonly verdicts: readonly Verdict[]
  readonly seconds: number
}

const WORKERS = 2
/** A dead one's lease ends soon, so that the next ones have something to do. */
const LEASE_MS = 500
/** As long as a portion takes, so that death comes at any of its stages. */
const PORTION_MS = 250
const STEP_AT_MOST_MS = 120_000
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Processes that work at one import, killed all at once again and again; the last ones bring it to its end. */
export async function runImports(plan: ImportsPlan): Promise<ImportsResult> {
  const startedAt = performance.now()
  const field = await openField()
  try {
    const file = makeLeadFile(plan.rows)
    const started = await startImport(field, file.text)
    const deaths = await killWorkers(field, plan, started)
    return {
      ...deaths,
      verdicts: await judgeImport(field.pool, { ...started, file }),
      seconds: (performance.now() - startedAt) / 1_000,
    }
  } finally {
    await field.close()
  }
}

type Started = { readonly affiliateId: string; readonly importId: string }

async function startImport({ pool }: Field, text: string): Promise<Started> {
  const context = { pool, clock: DATABASE_CLOCK, hashKey: 'proof' }
  const affiliateId = await insertAffiliate(pool)
  const automationId = await writeAutomation(context, {
    ...{ affiliateId, actor: SYSTEM, name: 'Sambutan', triggerType: 'WELCOME', status: 'active' },
    ...{ reentry: 'once', onNoCredit: 'fail', onUnconfirmed: 'release' },
    ...{ catchUp: 'send_now', catchUpHours: 24 },
    steps: [{ delayMinutes: 1_440, emailSubject: 'Halo', preheader: '', emailBody: '<p>Halo</p>' }],
  })
  const imports = createLeadImportStore(context)
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  const desk = createLeadImportDesk({ imports, log: SILENT })
  const uploaded = await desk.upload({ affiliateId, fileName: 'proof.csv', bytes })
  if (uploaded.kind !== 'uploaded') throw new Error(`The file was not taken: ${JSON.stringify(uploaded)}`)
  // Started in the store only: this process must not work at it.
  await imports.start({
    ...{ affiliateId, id: uploaded.id, mapping: { name: 0, email: 1, whatsapp: 2 }, onKnown: 'skip' },
    ...{ tags: ['webinar'], consent: { text: 'Setuju menerima email', source: 'Webinar 12 Mei' } },
    ...{ automationId, actor: SYSTEM },
  })
  return { affiliateId, importId: uploaded.id }
}

async function killWorkers(
  field: Field,
  plan: ImportsPlan,
  started: Started,
): Promise<Pick<ImportsResult, 'kills' | 'crashes' | 'starts' | 'doneAtDeath'>> {
  const random = createSeededRandom(plan.seed)
  const doneAtDeath: number[] = []
  let crashes = 0
  for (let death = 0; death < plan.kills; death += 1) {
    const before = await readDone(field, started)
    const workers = startWorkers(field)
    const share = Math.floor((plan.rows - before.doneRows) / (plan.kills - death + 2))
    await waitForRows(field, started, before.doneRows + random.between(1, share))
    await delay(random.between(0, PORTION_MS))
    if (isCrash(plan, death)) {
      await crashDatabase(field)
      crashes += 1
    }
    await endAll(workers)
    const { doneRows, status } = await readDone(field, started)
    if (status !== 'running') throw new Error(`The import had ended after ${death} of ${plan.kills} deaths.`)
    doneAtDeath.push(doneRows)
  }
  const workers = startWorkers(field)
  await waitForRows(field, started, plan.rows)
  await endAll(workers)
  const starts = (plan.kills + 1) * WORKERS
  return { kills: plan.kills * WORKERS, crashes, starts, doneAtDeath }
}

/** Evenly among the deaths. */
function isCrash({ kills, crashes }: ImportsPlan, death: number): boolean {
  const every = Math.floor(kills / crashes)
  return death % every === every - 1
}

function startWorkers({ databaseUrl }: Field): readonly Child[] {
  return Array.from({ length: WORKERS }, () =>
    startChild({
      file: 'packages/db/src/testing/work-lead-imports.ts',
      args: [databaseUrl, String(LEASE_MS)],
      env: {},
    }),
  )
}

async function endAll(workers: readonly Child[]): Promise<void> {
  for (const worker of workers) worker.signal('SIGKILL')
  await Promise.all(workers.map(({ ended }) => ended))
}

async function waitForRows(field: Field, started: Started, rows: number): Promise<void> {
  await eventually(`${rows} rows of the import`, () => readDone(field, started), {
    is: ({ doneRows }) => doneRows >= rows,
    withinMs: STEP_AT_MOST_MS,
  })
}

async function readDone(
  { pool }: Field,
  { affiliateId, importId }: Started,
): Promise<{ readonly doneRows: number; readonly status: string }> {
  const { rows } = await survive(() =>
    pool.query<{ doneRows: number; status: string }>(
      `SELECT "doneRows", "status"::text AS "status" FROM "LeadImport" WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, importId],
    ),
  )
  if (rows[0] === undefined) throw new Error('The import is gone.')
  return rows[0]
}
