import pg from 'pg'
import { withDatabase } from '../database/fresh-database.ts'
import { createWarmRate } from '../engine/warm-rate.ts'

const AUTOMATIONS_PER_AFFILIATE = 5
const JOBS_PER_LOOK = 50
/** It sends some hundred a second: the others' number would take it longer than its whole time. */
const WARM_UP = 300

/**
 * The original description's loop: 50 due jobs with their joins, then one job at a time, one statement at a time,
 * on tables and indexes as it describes them (text keys, single-column indexes). @returns jobs per second
 */
export function drainLikeOrigin(
  serverUrl: string,
  input: { readonly jobs: number; readonly affiliates: number; readonly atMostMs: number },
): Promise<number> {
  return withDatabase(serverUrl, { from: 'empty' }, async (url) => {
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    try {
      await fill(pool, input)
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
      const rate = createWarmRate(WARM_UP)
      await loop(pool, performance.now() + input.atMostMs, rate.count)
      const perSecond = rate.perSecond()
      await verify(pool, rate.done)
      return perSecond
    } finally {
      await pool.end()
    }
  })
}

/** One process, one statement at a time: nothing races here, so everything must add up. */
async function verify(pool: pg.Pool, done: number): Promise<void> {
  const { rows } = await pool.query<{ used: number; booked: number; sent: number }>(`
    SELECT (SELECT sum(total_used) FROM credit)::int AS used, (SELECT count(*) FROM credit_tx)::int AS booked,
      (SELECT sum(sent_count) FROM step)::int AS sent`)
  const found = rows[0]
  if (found?.used !== done || found.booked !== done || found.sent !== done)
    throw new Error(`the original's loop did ${done} jobs and booked ${JSON.stringify(found)}`)
}

async function fill(
  pool: pg.Pool,
  { jobs, affiliates }: { jobs: number; affiliates: number },
): Promise<void> {
  await pool.query(`
    CREATE TABLE credit (id text PRIMARY KEY, affiliate_id text NOT NULL UNIQUE, balance int NOT NULL, total_used int NOT NULL DEFAULT 0);
    CREATE TABLE credit_tx (id text PRIMARY KEY DEFAULT gen_random_uuid()::text, affiliate_id text NOT NULL, type text NOT NULL,
      amount int NOT NULL, description text, balance_before int, balance_after int, created_at timestamptz NOT NULL DEFAULT now());
    CREATE INDEX ON credit_tx (affiliate_id);
    CREATE TABLE step (id text PRIMARY KEY, automation_id text NOT NULL, sent_count int NOT NULL DEFAULT 0, subject text, body text);
    CREATE TABLE log (id text PRIMARY KEY, automation_id text NOT NULL, lead_id text NOT NULL, completed_steps int NOT NULL DEFAULT 0,
      last_executed_at timestamptz, UNIQUE (automation_id, lead_id));
    CREATE TABLE job (id text PRIMARY KEY, automation_id text NOT NULL, step_id text NOT NULL, lead_id text NOT NULL, log_id text NOT NULL,
      affiliate_id text NOT NULL, status text NOT NULL DEFAULT 'pending', scheduled_at timestamptz NOT NULL, executed_at timestamptz,
      credit_deducted bool NOT NULL DEFAULT false, credit_amount int NOT NULL DEFAULT 1, email_sent bool NOT NULL DEFAULT false,
      email_id text, updated_at timestamptz NOT NULL DEFAULT now());
    CREATE INDEX ON job (affiliate_id); CREATE INDEX ON job (status); CREATE INDEX ON job (scheduled_at);
    CREATE INDEX ON job (automation_id); CREATE INDEX ON job (lead_id);`)
  await pool.query(
    `INSERT INTO credit SELECT 'ccrd' || lpad(i::text, 21, '0'), 'caff' || lpad(i::text, 21, '0'), 1000000 FROM generate_series(0, $1 - 1) i`,
    [affiliates],
  )
  await pool.query(
    `INSERT INTO step SELECT 'cstp' || lpad(i::text, 21, '0'), 'caut' || lpad(i::text, 21, '0'), 0, 'Halo {{nama}}', repeat('x', 200)
     FROM generate_series(0, $1 - 1) i`,
    [affiliates * AUTOMATIONS_PER_AFFILIATE],
  )
  await pool.query(
    `INSERT INTO log SELECT 'clog' || lpad(i::text, 21, '0'), 'caut' || lpad((i % $2)::text, 21, '0'), 'cled' || lpad(i::text, 21, '0')
     FROM generate_series(0, $1 - 1) i`,
    [jobs, affiliates * AUTOMATIONS_PER_AFFILIATE],
  )
  await pool.query(
    `INSERT INTO job (id, automation_id, step_id, lead_id, log_id, affiliate_id, scheduled_at)
     SELECT 'cjob' || lpad(i::text, 21, '0'), 'caut' || lpad((i % $3)::text, 21, '0'), 'cstp' || lpad((i % $3)::text, 21, '0'),
       'cled' || lpad(i::text, 21, '0'), 'clog' || lpad(i::text, 21, '0'), 'caff' || lpad((i % $2)::text, 21, '0'), now()
     FROM generate_series(0, $1 - 1) i`,
    [jobs, affiliates, affiliates * AUTOMATIONS_PER_AFFILIATE],
  )
}

type Job = {
  id: string
  affiliate_id: string
  step_id: string
  log_id: string
  credit_amount: number
  credit_id: string
  balance: number
}

/** Goes on until nothing is due any more, or the time is over. */
async function loop(pool: pg.Pool, untilMs: number, count: (jobs: number) => void): Promise<void> {
  const run =
    (name: string, text: string) =>
    (...values: unknown[]) =>
      pool.query<Job>({ name, text, values })
  const find = run(
    'find',
    `SELECT j.*, s.subject, s.body, c.id AS credit_id, c.balance FROM job j JOIN step s ON s.id = j.step_id
     LEFT JOIN credit c ON c.affiliate_id = j.affiliate_id
     WHERE j.status = 'pending' AND j.scheduled_at <= now() ORDER BY j.scheduled_at LIMIT ${JOBS_PER_LOOK}`,
  )
  const begin = run('begin-job', `UPDATE job SET status = 'processing', updated_at = now() WHERE id = $1`)
  const deduct = run(
    'deduct',
    `UPDATE credit SET balance = balance - $2, total_used = total_used + $2 WHERE id = $1`,
  )
  const record = run(
    'record',
    `INSERT INTO credit_tx (affiliate_id, type, amount, description, balance_before, balance_after) VALUES ($1, 'deduct', $2, $3, $4, $5)`,
  )
  const mark = run('mark', `UPDATE job SET credit_deducted = true, updated_at = now() WHERE id = $1`)
  const complete = run(
    'complete',
    `UPDATE job SET status = 'completed', executed_at = now(), email_sent = true, email_id = $2, updated_at = now() WHERE id = $1`,
  )
  const countStep = run('count', `UPDATE step SET sent_count = sent_count + 1 WHERE id = $1`)
  const advance = run(
    'advance',
    `UPDATE log SET completed_steps = completed_steps + 1, last_executed_at = now() WHERE id = $1`,
  )

  for (;;) {
    const { rows } = await find()
    if (rows.length === 0 || performance.now() > untilMs) return
    for (const job of rows) {
      await begin(job.id)
      if (job.balance < job.credit_amount) throw new Error('insufficient credit')
      await new Promise((sent) => setImmediate(sent))
      await deduct(job.credit_id, job.credit_amount)
      await record(
        job.affiliate_id,
        job.credit_amount,
        'Automation email',
        job.balance,
        job.balance - job.credit_amount,
      )
      await mark(job.id)
      await complete(job.id, `mk_${job.id}`)
      await countStep(job.step_id)
      await advance(job.log_id)
      count(1)
    }
  }
}
