import type { JobDetail, JobGetInput } from '@booster/contracts/jobs/job-detail'
import { jobStatus } from '@booster/contracts/jobs/jobs'
import { runStatus } from '@booster/contracts/runs'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import { readServerNow } from '@booster/db/connection/read-server-now'
import { readBalanceAt } from '@booster/db/credits/read-balance-at'
import { findNeighbourJobs } from '@booster/db/jobs/find-neighbour-jobs'
import { listJobAttempts } from '@booster/db/jobs/list-job-attempts'
import { listJobDeliveries } from '@booster/db/jobs/list-job-deliveries'
import { listRunJobs, type RunJobFacts } from '@booster/db/jobs/list-run-jobs'
import { type JobDetailFacts, readJob } from '@booster/db/jobs/read-job'
import { readJobCharge } from '@booster/db/jobs/read-job-charge'
import type { Services } from '../context.ts'
import { readOutlook, waitingIds } from '../forecast/foresee-jobs.ts'
import { jobRowOf } from './job-row.ts'
import { releasedAt, timelineOf } from './job-timeline.ts'
import { whyNotOf } from './why-not.ts'

const ALONE = { previousId: null, nextId: null }

/** A job with its history, its e-mail and its neighbours; null when the affiliate has none by that id. */
export async function readJobDetail(
  services: Services,
  affiliateId: string,
  { id: jobId, filter }: JobGetInput,
): Promise<JobDetail | null> {
  const { pool, clock } = services
  const job = await readJob(pool, { affiliateId, jobId })
  if (job === null) return null
  const [attempts, deliveries, charge, siblings, neighbours, outlook, serverNow] = await Promise.all([
    listJobAttempts(pool, { affiliateId, jobId }),
    listJobDeliveries(pool, { affiliateId, jobId }),
    readJobCharge(pool, { affiliateId, jobId }),
    listRunJobs(pool, { affiliateId, runId: job.runId }),
    filter === undefined ? ALONE : findNeighbourJobs(pool, { affiliateId, filter, clock, jobId }),
    readOutlook({ ...services, reads: pool }, { affiliateId, jobIds: waitingIds([job]) }),
    readServerNow(pool, clock),
  ])
  const last = attempts.at(-1)
  const balanceAtRelease =
    charge === null && last !== undefined
      ? await readBalanceAt(pool, { affiliateId, at: releasedAt(last) })
      : null
  const row = jobRowOf(job, outlook)
  return {
    ...row,
    createdAt: isoOf(job.createdAt),
    archivedAt: isoOrNull(job.archivedAt),
    messageRef: job.messageRef,
    emailId: job.emailId,
    leadFacts: {
      whatsapp: job.leadWhatsapp,
      unsubscribedAt: isoOrNull(job.unsubscribedAt),
      suppressedAt: isoOrNull(job.suppressedAt),
    },
    run: {
      id: job.runId,
      status: runStatus.parse(job.runStatus),
      completedSteps: job.completedSteps,
      totalSteps: job.totalSteps,
    },
    mail: mailOf(services, affiliateId, job),
    timeline: timelineOf({ job, attempts, deliveries, charge, balanceAtRelease, forecast: row.forecast }),
    whyNot: whyNotOf(job, attempts, row.forecast),
    siblings: siblings.map(siblingOf),
    neighbours,
    serverNow,
  }
}

function mailOf(services: Services, affiliateId: string, job: JobDetailFacts): JobDetail['mail'] {
  const preview = services.preview(
    {
      affiliateId,
      id: job.id,
      leadId: job.leadId,
      messageRef: job.messageRef,
      leadName: job.leadName,
      leadEmail: job.leadEmail ?? '',
      leadWhatsapp: job.leadWhatsapp,
      affiliateName: job.affiliateName,
      replyTo: job.replyTo,
      accountEmail: job.accountEmail,
      postalAddress: job.postalAddress,
      leadLanguage: job.leadLanguage,
    },
    {
      affiliateId,
      stepId: job.stepId,
      version: job.version,
      emailSubject: job.textSubject,
      preheader: job.textPreheader,
      emailBody: job.textBody,
    },
  )
  return { ...preview, preheader: job.textPreheader, version: job.version, asSent: job.asSent }
}

function siblingOf(job: RunJobFacts): JobDetail['siblings'][number] {
  return {
    id: job.id,
    stepOrder: job.stepOrder,
    delayMinutes: job.delayMinutes,
    emailSubject: job.emailSubject,
    status: jobStatus.parse(job.status),
    scheduledAt: isoOf(job.scheduledAt),
    executedAt: isoOrNull(job.executedAt),
  }
}
