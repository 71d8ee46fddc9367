#!/usr/bin/env bash
# pg-boss: a worker that overran its time completes the job while the worker that got it next is still busy with it.
#
# Believed: when a job expires and is fetched again, what the first worker says about it counts no more; its
#           `complete` fails or changes nothing.
# So:       in pg-boss 12.38.0 a job is known by its id alone: no token tells the two fetches apart. `complete` of the
#           first worker ends the attempt of the second (`affected: 1`), whose own `fail` then changes nothing
#           (`affected: 0`) and is no error either.
# Matters:  the second attempt's failure is lost, and a report "completed" says nothing about which attempt was. Where a
#           job costs something, keep a token of one's own per attempt and settle only where it still stands.
# Seen:     fetched again: the same job, true
#           complete by the first: affected 1, state completed
#           fail by the second: affected 0, state completed
#
# Installs pinned packages into a temporary folder; PostgreSQL is PGlite, in the process. Needs npm. Fails when the
# behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund pg-boss@12.38.0 @electric-sql/pglite@0.5.17 >/dev/null
cat >expire.mjs <<'CODE'
import { PGlite } from '@electric-sql/pglite'
import { PgBoss } from 'pg-boss'

const pg = new PGlite()
const executeSql = async (text, values) =>
  values?.length ? pg.query(text, values) : { rows: (await pg.exec(text)).flatMap(({ rows }) => rows) }
const boss = new PgBoss({ db: { executeSql } })
boss.on('error', (error) => console.error(error.message))
await boss.start()
await boss.createQueue('mails')
await boss.send('mails', { to: 'reader' }, { expireInSeconds: 1, retryLimit: 2, retryDelay: 0 })

const [first] = await boss.fetch('mails')
await new Promise((resolve) => setTimeout(resolve, 1_500))
await boss.supervise('mails')
const [second] = await boss.fetch('mails')
console.log(`fetched again: the same job, ${second?.id === first.id}`)
const stateOf = async () => (await boss.getJobById('mails', first.id)).state
const completed = await boss.complete('mails', first.id)
console.log(`complete by the first: affected ${completed.affected}, state ${await stateOf()}`)
const failed = await boss.fail('mails', second.id, new Error('the provider is away'))
console.log(`fail by the second: affected ${failed.affected}, state ${await stateOf()}`)
await boss.stop({ graceful: false })
CODE
said="$(npx --yes -p node@24 node expire.mjs)"
echo "$said"
grep -qxF 'fetched again: the same job, true' <<<"$said"
grep -qxF 'complete by the first: affected 1, state completed' <<<"$said"
grep -qxF 'fail by the second: affected 0, state completed' <<<"$said"
