import type { Page } from '@playwright/test'
import type { Role } from './world/api-client.ts'

/** A dialog, drawer or sheet, and the way to it. The ways use no words: they work in both languages. */
export interface OpenDialog {
  readonly name: string
  readonly as: Role
  readonly path: string
  /** Only phones have it. */
  readonly isOnPhonesOnly?: true
  readonly open: (page: Page) => Promise<void>
}

/** All of both apps. A new dialog adds its line here. */
export const DIALOGS: readonly OpenDialog[] = [
  { name: 'affiliate more', as: 'budi', path: '/affiliate/', isOnPhonesOnly: true, open: openMore },
  { name: 'affiliate shortcuts', as: 'budi', path: '/affiliate/', open: (page) => page.keyboard.press('?') },
  { name: 'job drawer', as: 'budi', path: '/affiliate/jobs?status=failed', open: openFirstRow },
  {
    name: 'mail from the drawer',
    as: 'budi',
    path: '/affiliate/jobs?status=completed',
    open: async (page) => {
      await openFirstRow(page)
      await clickIcon(page, '.drawer__foot', 'eye')
      await page.locator('[role=dialog], [role=alertdialog]').nth(1).waitFor()
    },
  },
  {
    name: 'decide from the drawer',
    as: 'budi',
    path: '/affiliate/jobs?status=unconfirmed',
    open: async (page) => {
      await openFirstRow(page)
      await clickIcon(page, '.drawer__foot', 'scale')
      await page.locator('[role=dialog], [role=alertdialog]').nth(1).waitFor()
    },
  },
  {
    name: 'retry chosen jobs',
    as: 'budi',
    path: '/affiliate/jobs?status=failed&error=PROVIDER_BUSY',
    open: async (page) => {
      await choose(page)
      await clickIcon(page, '.bulk-bar', 'rotate-ccw')
    },
  },
  {
    name: 'cancel all jobs that match',
    as: 'budi',
    path: '/affiliate/jobs?status=pending',
    open: async (page) => {
      await choose(page)
      await page.locator('.bulk-bar .button--link').click()
      await page.locator('.bulk-bar .toolbar__end .button').first().click()
    },
  },
  {
    name: 'create a form',
    as: 'budi',
    path: '/affiliate/forms?create=1',
    open: async (page) => page.getByRole('dialog').waitFor(),
  },
  {
    name: 'cancel a run',
    as: 'budi',
    path: '/affiliate/runs?status=active',
    open: async (page) => {
      await page.locator('tbody tr .lucide-ellipsis').filter({ visible: true }).first().click()
      await page.locator('.menu__item--danger').click()
    },
  },
  {
    name: 'trigger',
    as: 'budi',
    path: '/affiliate/runs',
    open: (page) => clickIcon(page, '.page-head__actions', 'zap'),
  },
  {
    name: 'trigger from a sequence',
    as: 'budi',
    path: '/affiliate/automation',
    open: async (page) => {
      await openFirstRow(page)
      await page.locator('main .button .lucide-zap').filter({ visible: true }).first().click()
    },
  },
  {
    name: 'create a sequence',
    as: 'budi',
    path: '/affiliate/automation?create=1',
    open: (page) => page.locator('.choice').first().waitFor(),
  },
  { name: 'admin more', as: 'admin', path: '/admin/', isOnPhonesOnly: true, open: openMore },
  {
    name: 'change a balance',
    as: 'admin',
    path: '/admin/affiliates',
    open: (page) => page.locator('tbody .button').filter({ visible: true }).first().click(),
  },
  {
    name: 'acknowledge an alert',
    as: 'admin',
    path: '/admin/alerts',
    open: (page) => page.locator('main .alert-row .button').filter({ visible: true }).first().click(),
  },
  {
    name: 'stop all sending',
    as: 'admin',
    path: '/admin/engine',
    open: (page) => clickIcon(page, 'main', 'pause'),
  },
]

async function openMore(page: Page): Promise<void> {
  await page.locator('.bottombar button').click()
}

async function openFirstRow(page: Page): Promise<void> {
  await page.locator('tbody a').first().click()
}

async function clickIcon(page: Page, place: string, icon: string): Promise<void> {
  await page.locator(`${place} .button:has(.lucide-${icon})`).filter({ visible: true }).first().click()
}

/** The first row's box. */
async function choose(page: Page): Promise<void> {
  await page.locator('tbody [type=checkbox]').first().click()
}
