import type { JobFilter, JobRow } from '@booster/contracts/jobs/jobs'
import { lazy } from 'react'
import type { JobQuestion } from './job-question.ts'

const DecideDialog = lazy(async () => ({ default: (await import('./decide-dialog.tsx')).DecideDialog }))
const MatchingDialog = lazy(async () => ({
  default: (await import('../matching-dialog.tsx')).MatchingDialog,
}))
const RetryDialog = lazy(async () => ({ default: (await import('./retry-dialog.tsx')).RetryDialog }))

/** The dialog of the open question. */
export function JobQuestionDialog(props: {
  readonly question: JobQuestion
  readonly filter: JobFilter
  readonly filterWords: string
  readonly onRetry: (jobs: readonly JobRow[]) => void
  readonly onClose: () => void
  /** The chosen e-mails were dealt with. */
  readonly onDone: () => void
}) {
  const { question, onClose, onDone } = props
  switch (question.kind) {
    case 'decide':
      return <DecideDialog job={question.job} onClose={onClose} />
    case 'matching':
      return (
        <MatchingDialog
          command={question.command}
          filter={props.filter}
          filterWords={props.filterWords}
          onClose={onClose}
          onDone={onDone}
        />
      )
    case 'retry':
      return (
        <RetryDialog
          count={question.jobs.length}
          onClose={onClose}
          onConfirm={() => {
            props.onRetry(question.jobs)
            onDone()
          }}
        />
      )
  }
}
