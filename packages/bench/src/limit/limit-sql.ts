/**
 * Claims affiliate by affiliate from a cursor and reserves the credits, in one statement: $1 jobs at most, $2 the
 * worker, $3 the affiliate to go on behind, $4 affiliates at most, $5 jobs per affiliate at least.
 */
export const LIMIT_CLAIM = `
WITH RECURSIVE a (aff, i) AS (
  (SELECT affiliate_id, 1 FROM job WHERE status = 0 AND affiliate_id > $3 ORDER BY affiliate_id LIMIT 1)
  UNION ALL
  SELECT (SELECT j.affiliate_id FROM job j WHERE j.status = 0 AND j.affiliate_id > a.aff ORDER BY j.affiliate_id LIMIT 1), i + 1
  FROM a WHERE a.aff IS NOT NULL AND a.i < $4::int),
m AS MATERIALIZED (SELECT greatest($5::int, ceil($1::numeric / greatest(count(aff), 1))::int) k FROM a),
c AS MATERIALIZED (
  SELECT j.* FROM a CROSS JOIN LATERAL (
    SELECT id, affiliate_id, credit_amount, scheduled_at FROM job
    WHERE status = 0 AND affiliate_id = a.aff AND scheduled_at <= now()
    ORDER BY scheduled_at, id LIMIT (SELECT k FROM m) FOR UPDATE SKIP LOCKED) j
  WHERE a.aff IS NOT NULL LIMIT $1),
ag AS MATERIALIZED (
  SELECT affiliate_id, array_agg(id ORDER BY scheduled_at, id) ids, array_agg(credit_amount ORDER BY scheduled_at, id) amts
  FROM c GROUP BY 1),
lk AS MATERIALIZED (
  SELECT ag.*, k.balance - k.reserved AS avail FROM ag JOIN credit k USING (affiliate_id) ORDER BY affiliate_id FOR UPDATE OF k),
ad AS MATERIALIZED (
  SELECT lk.affiliate_id, u.id, u.amt, sum(u.amt) OVER (PARTITION BY lk.affiliate_id ORDER BY u.o) <= lk.avail AS ok
  FROM lk, unnest(lk.ids, lk.amts) WITH ORDINALITY u (id, amt, o)),
up AS (
  UPDATE credit k SET reserved = k.reserved + a.amt
  FROM (SELECT affiliate_id, sum(amt) amt FROM ad WHERE ok GROUP BY 1) a WHERE k.affiliate_id = a.affiliate_id)
UPDATE job j SET status = CASE WHEN NOT ad.ok THEN 3 ELSE 1 END, lease_until = CASE WHEN ad.ok THEN now() + interval '60 s' END,
  worker = $2, attempt = j.attempt + 1
FROM ad WHERE j.id = ad.id RETURNING j.id, j.status, j.affiliate_id, j.step_id, j.log_id, j.payload`

/**
 * Settles a batch in one statement: $1 jobs, $2 their message ids, $3 the worker that must still hold them. Every
 * join is to a primary key or an unnest, and coalesce() hides the fence from the planner, so that stale statistics
 * cannot make it quadratic; shared rows are locked in the order of their keys.
 */
export const LIMIT_SETTLE = `
WITH x AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS t (id, email_id)),
j AS (
  UPDATE job SET status = 2, executed_at = now(), email_id = x.email_id, lease_until = NULL FROM x
  WHERE job.id = x.id AND coalesce(job.status IN (1, 0) AND job.worker = $3, false)
  RETURNING job.id, job.affiliate_id, job.step_id, job.log_id, job.credit_amount),
lg AS (
  UPDATE log l SET completed_steps = l.completed_steps + a.n, last_executed_at = now()
  FROM (SELECT log_id, count(*) n FROM j GROUP BY 1) a WHERE l.id = a.log_id),
sa AS MATERIALIZED (SELECT step_id, count(*) n FROM j GROUP BY 1),
sl AS (SELECT count(*) FROM (SELECT 1 FROM step WHERE id IN (SELECT step_id FROM sa) ORDER BY id FOR UPDATE) z),
su AS (UPDATE step t SET sent_count = t.sent_count + sa.n FROM sa WHERE t.id = sa.step_id AND (SELECT count FROM sl) >= 0),
ag AS MATERIALIZED (
  SELECT affiliate_id, sum(credit_amount) amt, array_agg(id ORDER BY id) ids, array_agg(credit_amount ORDER BY id) amts
  FROM j GROUP BY 1),
lk AS (SELECT count(*) FROM (
  SELECT 1 FROM credit WHERE affiliate_id IN (SELECT affiliate_id FROM ag) ORDER BY affiliate_id FOR UPDATE) z),
cr AS (
  UPDATE credit k SET balance = k.balance - ag.amt, reserved = k.reserved - ag.amt, total_used = k.total_used + ag.amt
  FROM ag WHERE k.affiliate_id = ag.affiliate_id AND (SELECT count FROM lk) >= 0
  RETURNING k.affiliate_id, k.balance + ag.amt AS before, ag.ids, ag.amts),
tx AS (
  INSERT INTO credit_tx (job_id, affiliate_id, amount, balance_before, balance_after)
  SELECT u.id, affiliate_id, u.amt, before - cum + u.amt, before - cum FROM (
    SELECT cr.affiliate_id, cr.before, u.id, u.amt, sum(u.amt) OVER (PARTITION BY cr.affiliate_id ORDER BY u.o) AS cum
    FROM cr, unnest(cr.ids, cr.amts) WITH ORDINALITY u (id, amt, o)) u)
SELECT count(*)::int AS n FROM j`
