import type { Queryable } from '../../connection/queryable.ts'

const NAME_MOST = 120

/** The name itself where no other sequence bears it, else with the next free number: "Sambutan (2)". */
export async function findFreeName(
  db: Queryable,
  { affiliateId, name }: { readonly affiliateId: string; readonly name: string },
): Promise<string> {
  const stem = name.replace(/ \(\d+\)$/, '')
  const { rows } = await db.query<{ name: string }>(
    `SELECT "name" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND starts_with("name", $2)`,
    [affiliateId, stem.slice(0, NAME_MOST - 8)],
  )
  const taken = new Set(rows.map((row) => row.name))
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`
    const free = `${stem.slice(0, NAME_MOST - ending.length).trimEnd()}${ending}`
    if (!taken.has(free)) return free
  }
}
