import { notFound } from '../errors.ts'

/** If none of the leads belong to the affiliate, answer NOT_FOUND instead of an empty report. */
export function demandKnownLeads(known: number): void {
  if (known === 0) throw notFound('Lead')
}
