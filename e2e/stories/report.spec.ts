import { readFileSync } from 'node:fs'
import { expect, PHONE, test } from '../fixtures.ts'
import { afterFirstMail } from '../world/opted-in-lead.ts'

interface Report {
  readonly steps: readonly Readonly<
    Record<'sent' | 'delivered' | 'opened' | 'openedByMachine' | 'clicked', number>
  >[]
  readonly failures: readonly { readonly reason: string; readonly failed: number }[]
}

interface Listed {
  readonly id: string
  readonly name: string
  readonly sent: number
}

test('a report is found from the list, keeps its window in the address, and leads on to the mails', async ({
  budi,
  apiAs,
}) => {
  const client = await apiAs('budi')
  const { automations } = await client.query<{ readonly automations: readonly Listed[] }>(
    'automation.list',
    {},
  )
  const sequence = automations.toSorted((a, b) => b.sent - a.sent)[0]
  if (sequence === undefined) throw new Error('there is no sequence')

  await budi.goto('/affiliate/automation')
  await budi.getByRole('link', { name: `Laporan ${sequence.name}` }).click()
  await expect(budi.getByRole('heading', { level: 1, name: sequence.name }).first()).toBeVisible()
  await budi.getByRole('button', { name: 'Semua', exact: true }).click()
  await expect(budi).toHaveURL(/\/report\?window=all$/)
  await budi.reload()
  await expect(budi.getByRole('button', { name: 'Semua', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )

  const report = await client.query<Report>('automation.report', { id: sequence.id, window: 'all' })
  const funnels = budi.locator('.funnel')
  await expect(funnels).toHaveCount(report.steps.length)
  for (const [n, step] of report.steps.entries()) {
    const counts = funnels.nth(n).locator('.funnel__count')
    await expect(counts).toHaveText(
      [step.sent, step.delivered, step.opened, step.openedByMachine, step.clicked].map((count) =>
        count.toLocaleString('id-ID'),
      ),
    )
  }

  const [reason] = report.failures
  if (reason === undefined) throw new Error('nothing failed')
  await budi.locator('.card', { hasText: 'Alasan gagal' }).getByRole('link').first().click()
  await expect(budi).toHaveURL(
    new RegExp(`status=failed.*error=${reason.reason}|error=${reason.reason}.*status=failed`),
  )
  await expect(budi.getByRole('table', { name: 'Antrean' }).locator('tbody tr')).toHaveCount(
    Math.min(25, reason.failed),
  )
})

test('a report can be downloaded on a phone', async ({ openAs, apiAs }) => {
  const client = await apiAs('budi')
  const { automations } = await client.query<{ readonly automations: readonly Listed[] }>(
    'automation.list',
    {},
  )
  const page = await openAs('budi', PHONE)
  await page.goto(`/affiliate/automation/${automations[0]?.id}/report?window=all`)
  await page.getByRole('button', { name: /^CSV: / }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Untuk Google Sheets (koma)' }).click()
  const file = await started
  expect(file.suggestedFilename()).toMatch(/^report-\d{4}-\d\d-\d\d\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines[0]).toContain('Langkah,Subjek,Terkirim,Diterima,Dibuka (perkiraan)')
  await expect(page.locator('.funnel')).toHaveCount(lines.length - 1)
})

test('before the first lead a report says what comes next', async ({ siti, apiAs }) => {
  const client = await apiAs('siti')
  const steps = [{ delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo</p>' }]
  const { id } = await client.mutate<{ readonly id: string }>('automation.create', {
    ...{ name: 'Belum dipakai', triggerType: 'WELCOME', steps },
  })
  await siti.goto(`/affiliate/automation/${id}/report`)
  await expect(siti.getByRole('heading', { name: 'Belum ada lead' })).toBeVisible()
  await expect(siti.locator('.empty').getByRole('button', { name: 'Masukkan lead' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('openings of a short mail are not counted, and the report does not call them none', async ({
  budi,
  apiAs,
  newAddress,
  sandbox,
}) => {
  const client = await apiAs('budi')
  const email = newAddress()
  const steps = [
    {
      delayMinutes: 0,
      emailSubject: 'Singkat',
      emailBody: '<p><a href="https://toko.example/">Lihat</a></p>',
    },
  ]
  const { id } = await client.mutate<{ readonly id: string }>('automation.create', {
    ...{ name: 'Singkat', triggerType: 'WELCOME', steps, activate: true },
  })
  const consent = { text: 'Setuju menerima email.', source: 'Bazar' }
  const lead = await client.mutate<{ readonly id: string }>('lead.add', { name: 'Melati', email, consent })
  await client.mutate('trigger.run', { leadIds: [lead.id], triggerType: 'WELCOME', automationId: id })
  await afterFirstMail(client, email)
  const [mail] = await sandbox.messagesTo(email)
  expect(mail?.content).toContain('/l/')
  expect(mail?.content).not.toContain('/o/')

  await budi.goto(`/affiliate/automation/${id}/report`)
  const opened = budi.locator('.funnel__stage', { hasText: 'Dibuka (perkiraan)' })
  await expect(opened).toContainText('Tidak dihitung')
  await expect(opened).not.toContainText('0')
  await expect(budi.locator('.funnel__stage', { hasText: 'Diklik' })).toContainText('0')
})
