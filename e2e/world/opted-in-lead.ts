import { expect } from '@playwright/test'
import type { ApiClient } from './api-client.ts'

export interface JobSummary {
  readonly id: string
  readonly status: string
  readonly errorCode: string | null
  readonly runId: string
  readonly automation: { readonly id: string; readonly name: string }
  readonly lead: { readonly id: string; readonly name: string; readonly email: string | null }
  readonly step: { readonly stepOrder: number; readonly totalSteps: number; readonly emailSubject: string }
  readonly actions: Readonly<Record<'retry' | 'cancel' | 'sendNow' | 'resolve' | 'resume', string | null>>
}

export interface OptedInLead {
  readonly leadId: string
  readonly address: string
  readonly name: string
}

/** A lead of one's own: submits the affiliate's form as a program would. Each form of the demo starts its own sequence. */
export async function optIn(
  affiliate: ApiClient,
  address: string,
  name = 'Melati Puspa',
  slug?: string,
): Promise<OptedInLead> {
  const { data } = await affiliate.get<{
    readonly data: {
      readonly forms: readonly { readonly id: string; readonly slug: string; readonly active: boolean }[]
    }
  }>('/api/affiliate/optin-forms')
  // The oldest, which comes with the demo.
  const form = data.forms.findLast((each) => each.active && (slug === undefined || each.slug === slug))
  const answer = await affiliate.ask(`/api/affiliate/optin-forms/${form?.id}/submit`, {
    method: 'POST',
    body: JSON.stringify({ name, email: address, consent: true }),
  })
  expect(answer.status, await answer.clone().text()).toBe(201)
  const found = await affiliate.query<{ readonly leads: readonly { readonly id: string }[] }>('lead.search', {
    q: address,
  })
  return { leadId: found.leads[0]?.id ?? '', address, name }
}

/** The jobs of one address, in the order of their steps. */
export async function jobsOf(affiliate: ApiClient, address: string): Promise<readonly JobSummary[]> {
  const { jobs } = await affiliate.query<{ readonly jobs: readonly JobSummary[] }>('job.list', {
    q: address,
    limit: 100,
  })
  return jobs.toSorted((one, other) => one.step.stepOrder - other.step.stepOrder)
}

/** The status of one step's job as the REST jobs list tells it. */
export async function statusByRest(affiliate: ApiClient, job: JobSummary): Promise<string | undefined> {
  for (const status of ['pending', 'completed', 'cancelled', 'failed', 'held', 'processing', 'unconfirmed']) {
    for (let page = 1; page <= 3; page += 1) {
      const { data } = await affiliate.get<{
        readonly data: { readonly jobs: readonly { readonly id: string }[] }
      }>(
        `/api/affiliate/automation/jobs?automationId=${job.automation.id}&status=${status}&limit=100&page=${page}`,
      )
      if (data.jobs.some(({ id }) => id === job.id)) return status
      if (data.jobs.length < 100) break
    }
  }
  return undefined
}

/** Waits until the first e-mail of a new lead is out; answers all jobs. */
export async function afterFirstMail(affiliate: ApiClient, address: string): Promise<readonly JobSummary[]> {
  await expect
    .poll(async () => (await jobsOf(affiliate, address))[0]?.status, { timeout: 10_000, intervals: [100] })
    .toBe('completed')
  return jobsOf(affiliate, address)
}
