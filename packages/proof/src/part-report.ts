/** What one part of the proof came to. */
export type PartReport = {
  readonly passed: number
  readonly failed: number
  /** A section of the written report. */
  readonly markdown: string
}
