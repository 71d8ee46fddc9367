#!/usr/bin/env bash
# pg-boss: a worker with a full queue takes one job, then sleeps out its polling interval before the next.
#
# Believed: `pollingIntervalSeconds` is how long a worker waits when it has found nothing; while jobs wait, it goes on.
# So:       pg-boss 12.38.0 waits out the interval (2 s by default) after each fetch, whatever is in the queue, and a
#           fetch takes one job unless `batchSize` says otherwise: half a job per second and worker.
# Matters:  a comparison with other queues under default options measures this timer, and a queue that fills at one
#           e-mail per second never empties. Set `batchSize` (or more workers), and measure with a queue that is full.
# Seen:     default: job 4 began after 6 s
#           batchSize 4: job 4 began after 0 s
#
# Installs pinned packages into a temporary folder; PostgreSQL is PGlite, in the process. Needs npm. Fails when the
# behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund pg-boss@12.38.0 @electric-sql/pglite@0.5.17 >/dev/null
cat >work.mjs <<'CODE'
import { PGlite } from '@electric-sql/pglite'
import { PgBoss } from 'pg-boss'

const pg = new PGlite()
const executeSql = async (text, values) =>
  values?.length ? pg.query(text, values) : { rows: (await pg.exec(text)).flatMap(({ rows }) => rows) }
const boss = new PgBoss({ db: { executeSql } })
boss.on('error', (error) => console.error(error.message))
await boss.start()

for (const [name, options] of [['default', {}], ['batchSize 4', { batchSize: 4 }]]) {
  const queue = name.replace(' ', '-')
  await boss.createQueue(queue)
  for (let number = 1; number <= 4; number += 1) await boss.send(queue, { number })
  const startedAt = performance.now()
  const lastBeganAfter = await new Promise((resolve) => {
    let begun = 0
    void boss.work(queue, options, async (jobs) => {
      begun += jobs.length
      if (begun === 4) resolve(performance.now() - startedAt)
    })
  })
  console.log(`${name}: job 4 began after ${Math.floor(lastBeganAfter / 1_000 + 0.2)} s`)
}
await boss.stop({ graceful: false })
CODE
said="$(npx --yes -p node@24 node work.mjs)"
echo "$said"
grep -qE '^default: job 4 began after ([6-9]|[1-9][0-9]) s$' <<<"$said"
grep -qE '^batchSize 4: job 4 began after [0-2] s$' <<<"$said"
