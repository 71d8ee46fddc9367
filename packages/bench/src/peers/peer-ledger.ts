import type pg from 'pg'

const AFFILIATES = 200
const AUTOMATIONS = 5
const STEPS = 3

/** What a peer's job carries: about 200 bytes of JSON. */
export type PeerPayload = {
  readonly affiliateId: string
  readonly stepId: string
  readonly logId: string
  readonly leadId: string
  readonly to: string
  readonly nama: string
}

/** As wide as the text keys of the original's tables. */
function key(prefix: string, n: number): string {
  return `c${prefix}${String(n).padStart(21, '0')}`
}

export function peerPayload(i: number): PeerPayload {
  const affiliate = i % AFFILIATES
  const automation = Math.floor(i / AFFILIATES) % AUTOMATIONS
  const step = Math.floor(i / (AFFILIATES * AUTOMATIONS)) % STEPS
  return {
    affiliateId: key('aff', affiliate),
    stepId: key('stp', (affiliate * AUTOMATIONS + automation) * STEPS + step),
    logId: key('log', i),
    leadId: key('led', i),
    to: `lead${i}@example.com`,
    nama: 'Budi Santoso',
  }
}

/** Credits, ledger, steps and runs as the original describes them, beside the peer's own tables. */
export async function createPeerTables(pool: pg.Pool, jobs: number): Promise<void> {
  await pool.query(`
    CREATE TABLE credit (id text PRIMARY KEY, affiliate_id text NOT NULL UNIQUE, balance int NOT NULL,
      total_used int NOT NULL DEFAULT 0, updated_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE credit_tx (id text PRIMARY KEY DEFAULT gen_random_uuid()::text, affiliate_id text NOT NULL, type text NOT NULL,
      amount int NOT NULL, description text, balance_before int, balance_after int, created_at timestamptz NOT NULL DEFAULT now());
    CREATE INDEX ON credit_tx (affiliate_id);
    CREATE TABLE step (id text PRIMARY KEY, automation_id text NOT NULL, sent_count int NOT NULL DEFAULT 0, subject text, body text);
    CREATE TABLE log (id text PRIMARY KEY, automation_id text NOT NULL, lead_id text NOT NULL, completed_steps int NOT NULL DEFAULT 0,
      last_executed_at timestamptz, UNIQUE (automation_id, lead_id));
    INSERT INTO credit SELECT 'ccrd' || lpad(i::text, 21, '0'), 'caff' || lpad(i::text, 21, '0'), 1000000
      FROM generate_series(0, ${AFFILIATES - 1}) i;
    INSERT INTO step SELECT 'cstp' || lpad(i::text, 21, '0'), 'caut' || lpad((i / ${STEPS})::text, 21, '0'), 0, 'Halo {{nama}}',
      repeat('x', 200) FROM generate_series(0, ${AFFILIATES * AUTOMATIONS * STEPS - 1}) i;
    INSERT INTO log SELECT 'clog' || lpad(i::text, 21, '0'), 'caut' || lpad((i % ${AFFILIATES * AUTOMATIONS})::text, 21, '0'),
      'cled' || lpad(i::text, 21, '0') FROM generate_series(0, ${jobs - 1}) i;`)
}

/**
 * What a careful handler does for one e-mail, in one transaction: check the credit, send, deduct, book, count the
 * step, advance the run. The deduction gives the balance back, so that the ledger's chain is exact.
 */
export async function workLikePeer(
  pool: pg.Pool,
  payload: PeerPayload,
  send: () => Promise<unknown>,
): Promise<void> {
  const client = await pool.connect()
  const run = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    client.query<Row>({ name, text, values })
  try {
    await client.query('BEGIN')
    const credit = await run<{ balance: number }>(
      'peer-credit',
      'SELECT balance FROM credit WHERE affiliate_id = $1',
      [payload.affiliateId],
    )
    if ((credit.rows[0]?.balance ?? 0) < 1) throw new Error('insufficient credit')
    await send()
    const deducted = await run<{ balance: number }>(
      'peer-deduct',
      `UPDATE credit SET balance = balance - 1, total_used = total_used + 1, updated_at = now()
       WHERE affiliate_id = $1 RETURNING balance`,
      [payload.affiliateId],
    )
    const balance = deducted.rows[0]?.balance ?? 0
    await run(
      'peer-book',
      `INSERT INTO credit_tx (affiliate_id, type, amount, description, balance_before, balance_after)
       VALUES ($1, 'deduct', 1, 'Automation email: x - Step 1', $2, $3)`,
      [payload.affiliateId, balance + 1, balance],
    )
    await run('peer-count', 'UPDATE step SET sent_count = sent_count + 1 WHERE id = $1', [payload.stepId])
    await run(
      'peer-advance',
      'UPDATE log SET completed_steps = completed_steps + 1, last_executed_at = now() WHERE id = $1',
      [payload.logId],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** @throws Error when the peer's own bookkeeping is not what the number of jobs done asks for */
export async function verifyPeerLedger(pool: pg.Pool, done: number): Promise<void> {
  const { rows } = await pool.query<Record<string, number>>(`
    SELECT (SELECT sum(total_used) FROM credit)::int AS used, (SELECT count(*) FROM credit_tx)::int AS booked,
      (SELECT sum(sent_count) FROM step)::int AS sent, (SELECT sum(completed_steps) FROM log)::int AS steps,
      (SELECT count(*) FROM (SELECT FROM credit_tx GROUP BY affiliate_id, balance_after HAVING count(*) > 1) twice)::int AS broken`)
  const wanted = { used: done, booked: done, sent: done, steps: done, broken: 0 }
  const found = rows[0] ?? {}
  if (Object.entries(wanted).some(([name, value]) => found[name] !== value))
    throw new Error(`a peer's ledger is wrong after ${done} jobs: ${JSON.stringify(found)}`)
}

/** The instant "send" that all systems share. */
export function instantSend(): Promise<unknown> {
  return new Promise((sent) => setImmediate(sent))
}
