import { expect, test } from '../fixtures.ts'
import type { ApiClient } from '../world/api-client.ts'
import { afterFirstMail, type JobSummary, jobsOf, optIn } from '../world/opted-in-lead.ts'
import { takeSitisCredit } from '../world/siti-credit.ts'

test('a failed e-mail is retried and goes out', async ({ budi, apiAs, sandbox }) => {
  const api = await apiAs('budi')
  const failed = (await failedJobs(api)).find((job) => job.actions.retry === null && job.lead.email !== null)
  if (failed === undefined) throw new Error('The demo has no failed e-mail that can be retried.')
  await budi.goto(`/affiliate/jobs?run=${failed.runId}&job=${failed.id}`)
  const drawer = budi.getByRole('dialog')
  await expect(drawer.getByRole('heading', { name: 'Mengapa gagal?' })).toBeVisible()
  await drawer.getByRole('button', { name: 'Coba ulang' }).click()
  await expect(drawer.getByText('Terkirim', { exact: true }).first()).toBeVisible({ timeout: 10_000 })
  expect((await sandbox.messagesTo(failed.lead.email ?? '')).length).toBeGreaterThan(0)
})

test('a sent email offers no retry, and the server refuses one', async ({ budi, apiAs, newAddress }) => {
  const api = await apiAs('budi')
  const { address } = await optIn(api, newAddress())
  const [sent] = await afterFirstMail(api, address)
  if (sent === undefined) throw new Error('Nothing was sent.')
  await budi.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}&job=${sent.id}`)
  const drawer = budi.getByRole('dialog')
  await expect(drawer.getByRole('button', { name: 'Lihat email' })).toBeVisible()
  await expect(drawer.getByRole('button', { name: 'Coba ulang' })).toHaveCount(0)
  await refusesRetry(api, sent)
})

test('without credit an e-mail fails and cannot be retried; after a top-up it can', async ({
  siti,
  apiAs,
  newAddress,
}) => {
  const api = await apiAs('siti')
  const giveBack = await takeSitisCredit(api, await apiAs('admin'))
  const job = await failForCredit(api, newAddress())
  await siti.goto(`/affiliate/jobs?run=${job.runId}`)
  await expect(siti.getByRole('row').getByRole('link', { name: 'Isi kredit' })).toBeVisible()
  await siti.getByRole('row').getByRole('link', { name: job.lead.name }).click()
  const drawer = siti.getByRole('dialog')
  const retry = drawer.getByRole('button', { name: 'Coba ulang' })
  await expect(retry).toHaveAttribute('aria-disabled', 'true')
  await retry.hover()
  await expect(siti.getByText('Isi kredit dulu').first()).toBeVisible()
  await refusesRetry(api, job)

  await giveBack()
  await expect(retry).not.toHaveAttribute('aria-disabled', 'true', { timeout: 3_000 })
  await retry.click()
  await expect(drawer.getByText('Terkirim', { exact: true }).first()).toBeVisible()
})

test('an e-mail that waits for credit goes out by itself after the top-up', async ({
  siti,
  apiAs,
  sandbox,
  newAddress,
}) => {
  const api = await apiAs('siti')
  const giveBack = await takeSitisCredit(api, await apiAs('admin'))
  const { address } = await optIn(api, newAddress())
  await siti.goto(`/affiliate/jobs?q=${encodeURIComponent(address)}`)
  const first = siti.getByRole('row').filter({ hasText: address }).filter({ hasText: 'Langkah 1 dari' })
  await expect(first.getByText('Ditahan')).toBeVisible()
  expect(await sandbox.messagesTo(address)).toHaveLength(0)

  await giveBack()
  await expect(first.getByText('Terkirim')).toBeVisible()
  expect(await sandbox.messagesTo(address)).toHaveLength(1)
})

test('a person decides about an unconfirmed e-mail', async ({ budi, apiAs, sandbox, newAddress }) => {
  const api = await apiAs('budi')
  // One of today: older ones the automation's own rule decides, at a moment of its choosing.
  await sandbox.setFaults({ mode: 'accept-then-drop', rate: 1 })
  const { address } = await optIn(api, newAddress())
  const find = async () => (await jobsOf(api, address)).find(({ status }) => status === 'unconfirmed')
  await expect.poll(find).toBeDefined()
  await sandbox.restore()
  const unconfirmed = await find()
  if (unconfirmed === undefined) throw new Error('No e-mail is unconfirmed.')
  await budi.goto(`/affiliate/jobs?run=${unconfirmed.runId}`)
  const row = budi.getByRole('row').filter({ hasText: 'Belum pasti' })
  await row.getByRole('button', { name: 'Putuskan' }).click()
  const dialog = budi.getByRole('dialog', { name: /Apa yang terjadi/ })
  await dialog.getByRole('radio', { name: /Sudah terkirim/ }).check()
  await dialog.getByRole('button', { name: 'Sudah terkirim' }).click()
  await expect(dialog).toBeHidden()
  await expect(row).toBeHidden()
  const after = (await jobsOf(api, address)).find(({ id }) => id === unconfirmed.id)
  expect(after?.status).toBe('completed')
})

/** The procedure itself refuses, whatever a screen offers. */
async function refusesRetry(api: ApiClient, job: JobSummary): Promise<void> {
  const answer = await api.ask('/trpc/job.retry', {
    method: 'POST',
    body: JSON.stringify({ jobIds: [job.id] }),
  })
  expect(answer.status).toBe(409)
  const after = (await jobsOf(api, job.lead.email ?? '')).find(({ id }) => id === job.id)
  expect(after?.status).toBe(job.status)
}

async function failedJobs(api: ApiClient): Promise<readonly JobSummary[]> {
  const { jobs } = await api.query<{ readonly jobs: readonly JobSummary[] }>('job.list', {
    status: 'failed',
    limit: 100,
  })
  return jobs
}

/** A sequence that fails without credit, and a lead in it whose e-mail just did. */
async function failForCredit(api: ApiClient, address: string): Promise<JobSummary> {
  const { leadId } = await optIn(api, address)
  const { id: automationId } = await api.mutate<{ readonly id: string }>('automation.create', {
    name: `Uji ${address.slice(4, 12)}`,
    triggerType: 'AFTER_ZOOM',
    onNoCredit: 'fail',
    activate: true,
    steps: [{ delayMinutes: 0, emailSubject: 'Halo {{nama}}', emailBody: '<p>Halo</p>' }],
  })
  await api.mutate('trigger.run', { leadIds: [leadId], triggerType: 'AFTER_ZOOM', automationId })
  const find = async () => (await jobsOf(api, address)).find((job) => job.automation.id === automationId)
  await expect.poll(async () => (await find())?.errorCode).toBe('INSUFFICIENT_CREDIT')
  const job = await find()
  if (job === undefined) throw new Error('Nothing was scheduled.')
  return job
}
