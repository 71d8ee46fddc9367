/** A list of words as a SQL array. */
function arrayOf(words: string): string {
  return `'{${words.split(' ').join(',')}}'::text[]`
}

const FIRST_NAMES = arrayOf(
  'Siti Budi Dewi Agus Sri Ahmad Rina Muhammad Nur Andi Putri Eko Rizky Ayu Dian Fitri Hendra Indah Joko Lestari Maya Nia Rudi Sari Tono Wati Yusuf Zahra Bambang Citra Doni Endang Fajar Gita Hadi Intan Kartika Lukman Mega Nanda Oki Pandu Ratna Slamet Tri Umi Vina Wahyu Yanti Zaki Arif Bayu Cahya Dimas Elsa Galih Hesti Irfan Laras Made',
)
const LAST_NAMES = arrayOf(
  'Santoso Wijaya Lestari Saputra Hidayat Kusuma Pratama Rahayu Setiawan Nugroho Wulandari Susanto Permana Utami Firmansyah Handayani Gunawan Siregar Nasution Harahap Simanjuntak Tanjung Purnomo Suryani Maulana Halim Iskandar Ramadhan Syahputra Anggraini Pertiwi Mahendra Kurniawan Suhartono Wibowo Yulianti Hartono Basuki Cahyono Fauzi Ginting Hasibuan Irawan Kristanto Lubis Manurung Novitasari Oktaviani Prasetyo Rosdiana Sihombing Tampubolon Umar Valentina Widodo Yuliana Zulkarnain Arifin Budiman Damanik',
)
const DOMAINS = arrayOf(
  'gmail.com gmail.com gmail.com gmail.com yahoo.com yahoo.co.id outlook.com icloud.com',
)
const TAGS = arrayOf(
  'webinar ebook promo newsletter reseller pemula jakarta bandung surabaya pelanggan alumni batch-1 batch-2 batch-3 ramadan vip',
)

/**
 * Functions of a number, so that every statement sees the same people: `bench_pick` gives one of 0 to `kinds` - 1,
 * `bench_name` prefers the first of many words.
 */
export const PICKS = `
  CREATE FUNCTION bench_pick(n int, salt int, kinds int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN mod(abs(hashint8(n::bigint * 1009 + salt)::bigint), kinds)::int;
  CREATE FUNCTION bench_word(n int, salt int, words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN words[1 + floor(cardinality(words) * power(bench_pick(n, salt, 10000) / 10000::float8, 1.5))::int];
  CREATE FUNCTION bench_lead(n int) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
  CREATE FUNCTION bench_run(n int) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('01900001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
  CREATE FUNCTION bench_job(n int, step int) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('01900002-0000-7000-8000-' || lpad(to_hex(n * 8 + step), 12, '0'))::uuid`

/** Every third lead has a run; those of cancelled ones have often unsubscribed, just now. */
const BLOCKED = `CASE
  WHEN n % 3 = 0 THEN CASE WHEN bench_pick(n / 3, 1, 100) < 5 AND bench_pick(n, 2, 2) = 0 THEN 'unsubscribed' END
  WHEN bench_pick(n, 3, 200) < 9 THEN 'no_address'
  WHEN bench_pick(n, 4, 200) < 5 THEN 'suppressed'
  WHEN bench_pick(n, 5, 200) < 8 THEN 'unsubscribed'
  WHEN bench_pick(n, 6, 200) < 2 THEN 'awaiting' END`

/** SQL: the leads $2 to $3 of the affiliate $1, of $4 in all, the first two years ago. */
export const INSERT_LEADS = `
  WITH people AS (
    SELECT n, ${BLOCKED} AS blocked, bench_word(n, 11, ${FIRST_NAMES}) AS first, bench_word(n, 12, ${LAST_NAMES}) AS last,
      now() - interval '730 days' + n * (interval '730 days' / $4::int) AS at
    FROM generate_series($2::int, $3::int) AS n)
  INSERT INTO "AffiliateLead" ("affiliateId", "id", "name", "email", "whatsapp", "status", "tags", "source", "unsubscribedAt",
    "suppressedAt", "awaitingSince", "createdAt", "updatedAt")
  SELECT $1::uuid, bench_lead(n), CASE WHEN bench_pick(n, 13, 10) = 0 THEN first ELSE first || ' ' || last END,
    CASE WHEN blocked IS DISTINCT FROM 'no_address'
      THEN lower(first) || CASE bench_pick(n, 14, 3) WHEN 0 THEN '.' ELSE '' END || lower(last) || n || '@'
        || (${DOMAINS})[1 + bench_pick(n, 15, 8)] END,
    CASE WHEN bench_pick(n, 16, 10) < 6 THEN '+628' || lpad((n::bigint * 7919 % 10000000000)::text, 10, '0') END,
    (ARRAY['new', 'new', 'new', 'new', 'new', 'new', 'new', 'contacted', 'contacted', 'customer', 'customer', 'lost'])
      [1 + CASE WHEN bench_pick(n, 17, 20) = 0 THEN 11 ELSE bench_pick(n, 18, 11) END],
    (SELECT coalesce(array_agg(DISTINCT bench_word(n, 20 + k, ${TAGS})), '{}')
     FROM generate_series(1, bench_pick(n, 19, 4)) AS k),
    (ARRAY['import', 'import', 'import', 'optin', 'optin', 'optin', 'optin', 'optin', 'manual', 'api'])[1 + bench_pick(n, 30, 10)],
    CASE WHEN blocked = 'unsubscribed' THEN now() END, CASE WHEN blocked = 'suppressed' THEN now() END,
    CASE WHEN blocked = 'awaiting' THEN at END, at, at
  FROM people`

export const INSERT_TAGS = `
  INSERT INTO "LeadTag" ("affiliateId", "tag", "createdAt", "leadId")
  SELECT "affiliateId", t.tag, "createdAt", "id" FROM "AffiliateLead" CROSS JOIN LATERAL unnest("tags") AS t(tag)
  WHERE "affiliateId" = $1`

export const INSERT_CONSENTS = `
  INSERT INTO "LeadConsent" ("affiliateId", "leadId", "text", "source", "at")
  SELECT "affiliateId", "id", 'Saya setuju menerima e-mail.', 'Bench', "createdAt" FROM "AffiliateLead"
  WHERE "affiliateId" = $1`
