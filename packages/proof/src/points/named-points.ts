/** Where a process kills itself, in the order in which a job meets them. */
export const POINTS = [
  { name: 'in-claim', when: 'the claim is at the database, its answer not here' },
  { name: 'after-claim', when: 'a batch is claimed and funded, none of its mails has begun' },
  { name: 'before-write', when: 'the mail was given to the mailer, not a byte of it has left' },
  { name: 'after-write', when: 'the request is at the provider, its answer is not here' },
  { name: 'after-acceptance', when: 'the provider has accepted, nobody has written it down' },
  { name: 'before-settle', when: 'a batch is to be settled, nothing of it is at the database' },
  { name: 'in-settle', when: 'the settlement is at the database, its answer not here' },
  { name: 'after-settle', when: 'the settlement is written, nothing else has happened' },
  { name: 'in-rescue', when: 'expired leases are being rescued' },
  { name: 'in-resolve', when: 'the policy is being applied to unconfirmed jobs' },
  { name: 'in-late-answer', when: 'the answer of a send that lost its lease is being written' },
] as const

export type PointName = (typeof POINTS)[number]['name']

/** Null for a name that is no point. */
export function findPoint(name: string): PointName | null {
  return POINTS.find((point) => point.name === name)?.name ?? null
}
