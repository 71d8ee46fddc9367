/** A drain by another system on tables of its own. */
export type PeerDrain = {
  /** Besides those to warm up with. */
  readonly jobs: number
  /** The rate is taken so long after the first job when not everything is done by then. */
  readonly atMostMs: number
  readonly send: () => Promise<unknown>
}
