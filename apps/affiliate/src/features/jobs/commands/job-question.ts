import type { JobRow } from '@booster/contracts/jobs/jobs'
import type { MatchingCommand } from '../matching-dialog.tsx'

/** What a person is asked before a command is carried out. One question at a time. */
export type JobQuestion =
  | { readonly kind: 'decide'; readonly job: JobRow }
  | { readonly kind: 'retry'; readonly jobs: readonly JobRow[] }
  | { readonly kind: 'matching'; readonly command: MatchingCommand }
