import { areCommonWords } from './common-words.ts'
import { leadWordConditions } from './lead-filter.ts'
import { wordsQuery } from './words-query.ts'

/** The runs and jobs of this many leads are read and sorted; with more, lists are walked and meet enough of them soon. */
const FEW_LEADS = 4_000

/** Parts of a statement over the affiliate $1 that searches runs or jobs by the words of their leads. */
export type LeadsByWords = {
  /** CTEs, each with a comma behind it: `found_leads` ("id"), and `found` ("few"). */
  readonly ctes: string
  /** SQL: the lead of `row` (a name in the statement with a column "leadId") has the words. */
  readonly has: (row: string) => string
}

export const FEW_FOUND = '(SELECT "few" FROM found)'

/** @param values the parameters of the statement, to which the words are added */
export function leadsByWords(affiliateId: string, q: string, values: unknown[]): LeadsByWords {
  values.push(wordsQuery(affiliateId, q))
  const query = `$${values.length}::tsquery`
  const conditions = leadWordConditions(q, values).join(' AND ')
  return {
    ctes: `words AS MATERIALIZED (SELECT ${areCommonWords(conditions)} AS "common"),
      found_leads AS MATERIALIZED (
        SELECT "id" FROM "AffiliateLead" WHERE NOT (SELECT "common" FROM words) AND "affiliateId" = $1
          AND lead_words("affiliateId", "name", "email", "whatsapp") @@ ${query} LIMIT ${FEW_LEADS + 1}),
      found AS MATERIALIZED (
        SELECT NOT (SELECT "common" FROM words) AND count(*) <= ${FEW_LEADS} AS "few" FROM found_leads),`,
    // Asked row by row, whatever the planner believes about the number of such leads.
    has: (row) => `(SELECT 1 FROM "AffiliateLead" l WHERE l."affiliateId" = $1 AND l."id" = ${row}."leadId"
      AND ${conditions} LIMIT 1) IS NOT NULL`,
  }
}
