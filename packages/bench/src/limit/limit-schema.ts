import type pg from 'pg'

const AFFILIATES = 200
const AUTOMATIONS = 5
const STEPS = 3

/**
 * Tables of the hand-written form: the least that exact money needs, nothing of what a product needs besides.
 * Status: 0 pending, 1 processing, 2 completed, 3 failed.
 */
export async function createLimitTables(pool: pg.Pool, jobs: number): Promise<void> {
  const key = (n: string): string => `lpad(to_hex((${n})::bigint + 1), 32, '0')::uuid`
  await pool.query(`
    CREATE TABLE job (
      id uuid PRIMARY KEY, automation_id uuid NOT NULL, step_id uuid NOT NULL, lead_id uuid NOT NULL, log_id uuid NOT NULL,
      affiliate_id uuid NOT NULL, scheduled_at timestamptz NOT NULL, lease_until timestamptz, executed_at timestamptz,
      credit_amount int NOT NULL DEFAULT 1, attempt smallint NOT NULL DEFAULT 0, status smallint NOT NULL, worker int,
      email_id text, error text, payload jsonb NOT NULL)
      WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.02,
        autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
    CREATE TABLE credit (
      affiliate_id uuid PRIMARY KEY, balance bigint NOT NULL, reserved bigint NOT NULL DEFAULT 0,
      total_used bigint NOT NULL DEFAULT 0, CHECK (balance >= 0), CHECK (reserved >= 0 AND reserved <= balance))
      WITH (fillfactor = 20, autovacuum_vacuum_threshold = 2000);
    CREATE TABLE credit_tx (
      job_id uuid PRIMARY KEY, affiliate_id uuid NOT NULL, amount int NOT NULL, balance_before bigint NOT NULL,
      balance_after bigint NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
    CREATE INDEX ON credit_tx (affiliate_id, created_at);
    CREATE TABLE step (id uuid PRIMARY KEY, automation_id uuid NOT NULL, sent_count bigint NOT NULL DEFAULT 0,
      subject text, body text) WITH (fillfactor = 50);
    CREATE TABLE log (id uuid PRIMARY KEY, automation_id uuid NOT NULL, lead_id uuid NOT NULL,
      completed_steps int NOT NULL DEFAULT 0, last_executed_at timestamptz, UNIQUE (automation_id, lead_id))
      WITH (fillfactor = 80);
    CREATE INDEX job_due ON job (affiliate_id, scheduled_at, id) WHERE status = 0;
    CREATE INDEX job_lease ON job (lease_until) WHERE status = 1;
    INSERT INTO credit SELECT ${key('i')}, 1000000 FROM generate_series(0, ${AFFILIATES - 1}) i;
    INSERT INTO step SELECT ${key('i')}, ${key(`i / ${STEPS}`)}, 0, 'Halo {{nama}}', repeat('x', 200)
      FROM generate_series(0, ${AFFILIATES * AUTOMATIONS * STEPS - 1}) i;`)
  await pool.query(`
    INSERT INTO log SELECT ${key('i')}, ${key(`i % ${AFFILIATES * AUTOMATIONS}`)}, ${key('i')} FROM generate_series(0, ${jobs - 1}) i;
    INSERT INTO job (id, automation_id, step_id, lead_id, log_id, affiliate_id, payload, scheduled_at, status)
    SELECT ${key('i')}, ${key('p.automation')}, ${key(`p.automation * ${STEPS} + i / ${AFFILIATES * AUTOMATIONS} % ${STEPS}`)},
      ${key('i')}, ${key('i')}, ${key(`i % ${AFFILIATES}`)},
      jsonb_build_object('i', i, 'to', 'lead' || i || '@example.com', 'nama', 'Budi Santoso', 'pad', repeat('x', 120)), now(), 0
    FROM generate_series(0, ${jobs - 1}) i
    CROSS JOIN LATERAL (SELECT i % ${AFFILIATES} * ${AUTOMATIONS} + i / ${AFFILIATES} % ${AUTOMATIONS} AS automation) p;`)
  await pool.query('VACUUM ANALYZE')
  await pool.query('CHECKPOINT')
}

/** Sums, counts and the chain of balances must agree. @throws Error with what was found */
export async function verifyLimitLedger(pool: pg.Pool, jobs: number): Promise<void> {
  const { rows } = await pool.query<Record<string, number>>(`
    SELECT (SELECT sum(total_used) FROM credit)::int AS used, (SELECT sum(reserved) FROM credit)::int AS reserved,
      (SELECT count(*) FROM credit_tx)::int AS booked, (SELECT sum(sent_count) FROM step)::int AS sent,
      (SELECT sum(completed_steps) FROM log)::int AS steps,
      (SELECT count(*) FROM (
        SELECT balance_before, lag(balance_after) OVER (PARTITION BY affiliate_id ORDER BY balance_before DESC) AS previous
        FROM credit_tx) chain WHERE previous IS NOT NULL AND previous <> balance_before)::int AS broken`)
  const wanted = { used: jobs, reserved: 0, booked: jobs, sent: jobs, steps: jobs, broken: 0 }
  const found = rows[0] ?? {}
  if (Object.entries(wanted).some(([name, value]) => found[name] !== value))
    throw new Error(`the hand-written form's ledger is wrong: ${JSON.stringify(found)}`)
}
