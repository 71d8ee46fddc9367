import type { Mutant } from '../mutant.ts'

const ARCHIVE = 'packages/db/src/archive/archive-runs.ts'
const FIGURES = 'packages/db/src/delivery/read-delivery-figures.test.ts'
const ARCHIVED = 'packages/db/src/archive/archived-job.test.ts'
const RETENTION = 'packages/db/src/archive/archive-finished-jobs.test.ts'

/** What leaves the live table, and what is still known of it afterwards. */
export const RETENTION_MUTANTS: readonly Mutant[] = [
  {
    name: 'retention-trusts-its-first-look',
    breaks: 'only jobs of runs that have ended leave, also when somebody retries one meanwhile',
    edits: [{ file: ARCHIVE, from: 'runs.filter((run) => run.isOld && ', to: 'runs.filter((run) => ' }],
    killer: { file: RETENTION, test: 'retention judges a run by what it finds once it holds its jobs' },
  },
  {
    name: 'retention-does-not-count',
    breaks: 'lists know how many jobs they do not hold any more',
    edits: [{ file: ARCHIVE, from: '    await countArchived(tx, input.affiliateId, moved)\n', to: '' }],
    killer: { file: RETENTION, test: 'retention leaves everything readable, charged and counted as it was' },
  },
  {
    name: 'archive-forgets-the-domain',
    breaks: 'the figures of archived mails stay what they were',
    edits: [{ file: ARCHIVE, from: `    'updatedAt',\n    'recipientDomain',\n`, to: `    'updatedAt',\n` }],
    killer: { file: FIGURES, test: 'equals the facts in every window and zone' },
  },
  {
    name: 'archived-job-is-unknown',
    breaks: 'an action on an archived job is refused with the reason',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/lock-jobs-to-steer.ts',
        from: `archived.has(jobId) ? 'ARCHIVED' : 'NOT_FOUND'`,
        to: `'NOT_FOUND'`,
      },
    ],
    killer: { file: ARCHIVED, test: 'an archived job is refused by every operation with the reason' },
  },
  {
    name: 'late-click-finds-nobody',
    breaks: 'the links of an archived mail go on working',
    edits: [
      {
        file: 'packages/db/src/engine-store/resolve/find-delivered-job.ts',
        from: `FROM "ArchivedJob" j WHERE`,
        to: `FROM "ArchivedJob" j WHERE j."status" = 'failed' AND`,
      },
    ],
    killer: { file: ARCHIVED, test: 'an archived job is found by a late event and a late click' },
  },
]
