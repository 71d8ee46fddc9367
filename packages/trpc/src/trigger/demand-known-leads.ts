import { notFound } from '../errors.ts'

/** A trigger for nobody that the affiliate has is a wrong address, not an empty answer. */
export function demandKnownLeads(known: number): void {
  if (known === 0) throw notFound('Lead')
}
