/** A drain by another system on tables of its own. */
export type PeerDrain = {
  /** Besides those to warm up with. */
  readonly jobs: number
  /** The rate is taken this long after the first job if not everything is done by then. */
  readonly atMostMs: number
  readonly send: () => Promise<unknown>
}
