/** A drain by another system on tables of its own. */
export type PeerDrain = {
  readonly jobs: number
  /** The rate is taken after this time when not everything is done by then. */
  readonly atMostMs: number
  readonly send: () => Promise<unknown>
}
