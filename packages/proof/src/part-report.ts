import type { Figures } from './summary.ts'

/** What one part of the proof came to. */
export type PartReport = {
  readonly passed: number
  readonly failed: number
  /** For the table at the top of the report. */
  readonly figures: Figures
  /** A section of the written report. */
  readonly markdown: string
}
