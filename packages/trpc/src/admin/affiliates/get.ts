import {
  type AffiliateDetail,
  affiliateDetail,
  affiliateInput,
} from '@booster/contracts/account/affiliate-detail'
import { COUNT_LIMIT } from '@booster/contracts/wire/pagination'
import { listAutomations } from '@booster/db/automations/list-automations'
import { isoOf } from '@booster/db/connection/iso-time'
import { readCredit } from '@booster/db/credits/read-credit'
import { listForms } from '@booster/db/forms/list-forms'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { countLeads } from '@booster/db/leads/count-leads'
import { type AffiliateProfileFacts, readAffiliate } from '@booster/db/users/read-affiliate'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** One affiliate: who it is, its credit and week, and what it has. */
export const getAffiliate = adminProcedure
  .input(affiliateInput)
  .output(affiliateDetail)
  .query(async ({ ctx, input }) => {
    const { reads, clock } = ctx.services
    const affiliateId = input.id
    const profile = await readAffiliate(reads, clock, { affiliateId })
    if (profile === null) throw notFound('Affiliate')
    const [credit, jobs, leads, automations, forms] = await Promise.all([
      readCredit(reads, { affiliateId }),
      countJobsByStatus(reads, { affiliateId }),
      countLeads(reads, { affiliateId, filter: {}, atMost: COUNT_LIMIT + 1 }),
      listAutomations(reads, { affiliateId, clock, zone: profile.timeZone }),
      listForms(ctx.services, { affiliateId }),
    ])
    return {
      ...profileOf(profile),
      credit: { ...credit, available: credit.balance - credit.reserved },
      jobs,
      leads,
      automations: automations.map(({ id, name, status, sent, failed, pending, held }) => ({
        ...{ id, name, sent, failed },
        status: automationStatusOf(status),
        waiting: pending + held,
      })),
      forms: forms.map(({ id, slug, title, active, submitCount }) => ({
        ...{ id, slug, title, active },
        submits: submitCount,
      })),
    }
  })

type Automation = AffiliateDetail['automations'][number]

function automationStatusOf(status: string): Automation['status'] {
  return affiliateDetail.shape.automations.element.shape.status.parse(status)
}

function profileOf({ now, sent, failed, bounced, complained, ...profile }: AffiliateProfileFacts) {
  const { suspendedAt, createdAt, lastSignInAt } = profile
  return {
    ...profile,
    suspendedAt: suspendedAt === null ? null : isoOf(suspendedAt),
    createdAt: isoOf(createdAt),
    lastSignInAt: lastSignInAt === null ? null : isoOf(lastSignInAt),
    week: { sent, failed, bounced, complained },
    serverNow: isoOf(now),
  }
}
