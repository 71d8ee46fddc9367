import type { Page } from '@playwright/test'
import type { Role } from '../world/api-client.ts'

/** One picture. Its file is `<name>-<form>-<theme>-<language>.png`. */
export interface Shot {
  /** What it shows, for the index. */
  readonly title: string
  readonly name: string
  readonly as: Role | null
  /** On the API, or on the sandbox when it begins with `sandbox:`. */
  readonly path: string
  /** Which of the looks are taken; default: desktop and phone, light, Indonesian. */
  readonly looks?: readonly Look[]
  /** What a person does before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>
}

export type Look = `${'desktop' | 'phone'}-${'light' | 'dark'}-${'id' | 'en'}`

const BOTH: readonly Look[] = ['desktop-light-id', 'phone-light-id']
const ALL: readonly Look[] = [
  'desktop-light-id',
  'desktop-dark-id',
  'phone-light-id',
  'phone-dark-id',
  'desktop-light-en',
]

function openFirst(word: string) {
  return async (page: Page) => {
    await page.getByRole('table').locator('tbody tr', { hasText: word }).locator('a').first().click()
    await page.getByRole('heading', { name: 'Riwayat email' }).waitFor()
  }
}

/** Every first page of both apps and what stands around them, in the order of the index. */
export const shots: readonly Shot[] = [
  {
    title: 'Sign-in of affiliates',
    name: 'affiliate-sign-in',
    as: null,
    path: '/affiliate/sign-in',
    looks: BOTH,
  },
  { title: 'Overview', name: 'affiliate-overview', as: 'budi', path: '/affiliate/', looks: ALL },
  {
    title: 'Overview of a new affiliate',
    name: 'affiliate-overview-new',
    as: 'baru',
    path: '/affiliate/',
    looks: BOTH,
  },
  { title: 'Queue', name: 'affiliate-jobs', as: 'budi', path: '/affiliate/jobs', looks: ALL },
  {
    title: 'Queue, failed e-mails',
    name: 'affiliate-jobs-failed',
    as: 'budi',
    path: '/affiliate/jobs?status=failed',
    looks: ['desktop-light-id'],
    before: selectTwo,
  },
  {
    title: 'Queue, nothing matches',
    name: 'affiliate-jobs-empty',
    as: 'budi',
    path: '/affiliate/jobs?q=zzzz',
    looks: ['desktop-light-id'],
  },
  {
    title: 'One e-mail, sent',
    name: 'affiliate-job-sent',
    as: 'budi',
    path: '/affiliate/jobs?status=completed',
    looks: ['desktop-light-id', 'phone-light-id'],
    before: openFirst('Terkirim'),
  },
  {
    title: 'One e-mail, failed',
    name: 'affiliate-job-failed',
    as: 'budi',
    path: '/affiliate/jobs?status=failed',
    looks: BOTH,
    before: openFirst('Gagal'),
  },
  {
    title: 'One unconfirmed e-mail',
    name: 'affiliate-job-unconfirmed',
    as: 'budi',
    path: '/affiliate/jobs?status=unconfirmed',
    looks: ['desktop-light-id'],
    before: openFirst('Belum pasti'),
  },
  {
    title: 'Progress of leads',
    name: 'affiliate-runs',
    as: 'budi',
    path: '/affiliate/runs',
    looks: ['desktop-light-id', 'phone-light-id', 'desktop-dark-en'],
  },
  {
    title: 'Trigger by hand',
    name: 'affiliate-trigger',
    as: 'budi',
    path: '/affiliate/runs',
    looks: ['desktop-light-id'],
    before: planTrigger,
  },
  {
    title: 'Sequences',
    name: 'affiliate-automation',
    as: 'budi',
    path: '/affiliate/automation',
    looks: ['desktop-light-id', 'phone-light-id', 'desktop-dark-id'],
  },
  {
    title: 'One sequence',
    name: 'affiliate-automation-detail',
    as: 'budi',
    path: '/affiliate/automation',
    looks: BOTH,
    before: openAutomation,
  },
  {
    title: 'Credit',
    name: 'affiliate-credits',
    as: 'budi',
    path: '/affiliate/credits',
    looks: ['desktop-light-id', 'desktop-dark-id', 'phone-light-id'],
  },
  {
    title: 'Sign-in of admins',
    name: 'admin-sign-in',
    as: null,
    path: '/admin/sign-in',
    looks: ['desktop-light-id'],
  },
  {
    title: 'Admin overview',
    name: 'admin-overview',
    as: 'admin',
    path: '/admin/',
    looks: ['desktop-light-id', 'desktop-dark-id', 'phone-light-id', 'desktop-light-en'],
  },
  {
    title: 'Provider credit',
    name: 'admin-credits',
    as: 'admin',
    path: '/admin/credits',
    looks: ['desktop-light-id', 'desktop-dark-id', 'phone-light-id'],
  },
  { title: 'Alerts', name: 'admin-alerts', as: 'admin', path: '/admin/alerts', looks: BOTH },
  {
    title: 'Affiliates',
    name: 'admin-affiliates',
    as: 'admin',
    path: '/admin/affiliates',
    looks: ['desktop-light-id'],
  },
  {
    title: 'Integrity',
    name: 'admin-integrity',
    as: 'admin',
    path: '/admin/integrity',
    looks: ['desktop-light-id'],
  },
  {
    title: 'An affiliate at the admin app',
    name: 'admin-forbidden',
    as: 'budi',
    path: '/admin/',
    looks: ['desktop-light-id'],
  },
  {
    title: 'Hosted opt-in form',
    name: 'opt-in-form',
    as: null,
    path: '/f/webinar-jualan-laris',
    looks: BOTH,
  },
  {
    title: 'After the opt-in',
    name: 'opt-in-thanks',
    as: null,
    path: '/f/webinar-jualan-laris',
    looks: ['phone-light-id'],
    before: optIn,
  },
]

/** Taken after a few leads opted in. */
export const inboxShots: readonly Shot[] = [
  { title: 'Sandbox inbox', name: 'sandbox-inbox', as: null, path: 'sandbox:/', looks: BOTH },
  {
    title: 'Engine and queue',
    name: 'admin-engine',
    as: 'admin',
    path: '/admin/engine',
    looks: BOTH,
    // A process tells how long its stages took with its next heartbeat.
    before: (page) => page.locator('.stages__time').first().waitFor(),
  },
]

/** Taken last: it drains the provider. */
export const EMERGENCY_SHOTS: readonly Shot[] = [
  {
    title: 'The provider is all but out of credit',
    name: 'admin-emergency',
    as: 'admin',
    path: '/admin/',
    looks: BOTH,
    before: acknowledge,
  },
]

async function selectTwo(page: Page): Promise<void> {
  for (const place of [0, 1])
    await page.getByRole('table').locator('tbody tr').nth(place).getByRole('checkbox').click()
}

async function planTrigger(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Masukkan lead' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Masukkan lead' })
  await dialog.getByLabel('Lead', { exact: true }).fill('maya')
  const found = dialog.getByRole('list', { name: 'Hasil pencarian' }).getByRole('button')
  await found.first().click()
  await page
    .getByText(/kredit/i)
    .last()
    .waitFor()
}

async function openAutomation(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Sambutan Member Baru' }).first().click()
  await page.waitForURL(/automation\/[0-9a-f-]+/)
}

async function optIn(page: Page): Promise<void> {
  await page.getByLabel('Nama').fill('Dewi Lestari')
  await page.getByLabel('Email', { exact: true }).fill('dewi.lestari@example.com')
  await page.getByRole('checkbox').check()
  await page.locator('form').getByRole('button').click()
  await page.getByRole('heading', { name: 'Terima kasih!' }).waitFor()
}

async function acknowledge(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Saya tangani/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}
