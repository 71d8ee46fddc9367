import type pg from 'pg'

/**
 * Takes the turn to check after every `everySends` accepted mails: exactly one process gets it.
 * @returns true for the process that has to ask the provider now
 */
export async function takeCheckAfterSends(
  pool: pg.Pool,
  input: { readonly provider: string; readonly everySends: number },
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'take-check-after-sends',
    text: `UPDATE "ProviderState" SET "sentSinceCheck" = 0, "updatedAt" = now()
           WHERE "provider" = $1 AND "sentSinceCheck" >= $2`,
    values: [input.provider, input.everySends],
  })
  return rowCount === 1
}
