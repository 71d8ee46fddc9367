import type { ProofType } from '@booster/contracts/top-ups/top-ups'
import type { TopUpState } from '@booster/engine/domain/top-ups/top-up-request'

export type TopUpFacts = {
  readonly id: string
  readonly credits: number
  readonly note: string
  readonly payableRupiah: number | null
  readonly proofUrl: string | null
  readonly proofName: string | null
  readonly proofType: ProofType | null
  readonly state: TopUpState
  readonly reason: string | null
  readonly bookedCredits: number | null
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly createdAt: Date
}

/** SQL: the columns of a request `r` whose decision was taken by the user `u`; its file stays where it is. */
export const TOP_UP_COLUMNS = `r."id", r."credits", r."note", r."payableRupiah"::float8 AS "payableRupiah", r."proofUrl",
  r."proofName", r."proofType", r."state"::text AS "state", r."reason", r."bookedCredits", u."name" AS "decidedByName",
  r."decidedAt", r."createdAt"`
