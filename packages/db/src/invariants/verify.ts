import { movableClock } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { type InvariantResult, runInvariants } from './run-invariants.ts'

/** `npm run verify -- <database url>`: prints every invariant and what contradicts it; exit code 1 if anything does. */
async function verify(url: string | undefined): Promise<number> {
  if (url === undefined) {
    console.error('Usage: npm run verify -- postgresql://user:password@host:port/database')
    return 2
  }
  const pool = createPool({ url, max: 1, applicationName: 'booster-verify' })
  try {
    const results = await runInvariants(pool, { clock: movableClock.now })
    for (const result of results) printResult(result)
    const broken = results.filter((result) => result.rows.length > 0)
    console.log(
      broken.length === 0
        ? `\nAll ${results.length} invariants hold.`
        : `\n${broken.length} of ${results.length} invariants are broken: ${broken.map((r) => r.name).join(', ')}.`,
    )
    return broken.length === 0 ? 0 : 1
  } finally {
    await pool.end()
  }
}

function printResult(result: InvariantResult): void {
  const found = result.rows.length === 0 ? 'ok' : `${result.rows.length} row(s)`
  const money = result.money ? 'money' : ''
  const number = String(result.number).padStart(2)
  console.log(
    `${number}  ${found.padEnd(9)} ${money.padEnd(5)} ${result.ms.toFixed(0).padStart(6)} ms  ${result.meaning}`,
  )
  for (const row of result.rows) console.log(`      ${JSON.stringify(row)}`)
}

process.exitCode = await verify(process.argv.slice(2).find((arg) => arg !== '--'))
