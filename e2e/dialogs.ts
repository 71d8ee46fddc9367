import type { Page } from '@playwright/test'
import type { ApiClient, Role } from './world/api-client.ts'
import { holdSaves, openEditor, saveElsewhere, typeSubject } from './world/open-editor.ts'

/** A dialog, drawer or sheet, and the way to it. The ways use no words: they work in both languages. */
export interface OpenDialog {
  readonly name: string
  readonly as: Role
  /** The source that draws it; `dialogs.spec.ts` demands one entry for every dialog of both apps. */
  readonly file: string
  /** Its name is no text of the app: the subject of a mail. */
  readonly isNamedByContent?: true
  readonly path: string
  /** Only phones have it. */
  readonly isOnPhonesOnly?: true
  /** What has to be there first. */
  readonly prepare?: (as: ApiClient) => Promise<void>
  readonly open: (page: Page) => Promise<void>
}

const JOBS = 'apps/affiliate/src/features/jobs'
const LEADS = 'apps/affiliate/src/features/leads'
const RUNS = 'apps/affiliate/src/features/runs'
const FORMS = 'apps/affiliate/src/features/forms'
const TRIGGER = 'apps/affiliate/src/features/trigger'
const SETTINGS = 'apps/affiliate/src/features/settings'
const TOP_UPS = 'apps/affiliate/src/features/top-ups'
const ADMIN_TOP_UPS = 'apps/admin/src/features/top-ups'
const PALETTE = 'packages/ui/src/layout/keyboard/command-palette.tsx'
const EDITOR = 'apps/affiliate/src/features/editor'
const MORE_SHEET = 'packages/ui/src/layout/more-sheet.tsx'

/** All of both apps. A new dialog adds its line here. */
export const DIALOGS: readonly OpenDialog[] = [
  {
    name: 'affiliate more',
    file: MORE_SHEET,
    as: 'budi',
    path: '/affiliate/',
    isOnPhonesOnly: true,
    open: openMore,
  },
  {
    name: 'affiliate shortcuts',
    file: 'packages/ui/src/layout/keyboard/shortcuts-dialog.tsx',
    as: 'budi',
    path: '/affiliate/',
    open: (page) => page.keyboard.press('?'),
  },
  {
    name: 'affiliate palette',
    file: PALETTE,
    as: 'budi',
    path: '/affiliate/',
    open: openPalette,
  },
  {
    name: 'job drawer',
    file: `${JOBS}/drawer/job-drawer.tsx`,
    as: 'budi',
    path: '/affiliate/jobs?status=failed',
    open: openFirstRow,
  },
  {
    name: 'mail from the drawer',
    file: `${JOBS}/drawer/mail-dialog.tsx`,
    isNamedByContent: true,
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
    file: `${JOBS}/commands/decide-dialog.tsx`,
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
    file: `${JOBS}/commands/retry-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/jobs?status=failed&error=PROVIDER_BUSY',
    open: async (page) => {
      await choose(page)
      await clickIcon(page, '.bulk-bar', 'rotate-ccw')
    },
  },
  {
    name: 'cancel all jobs that match',
    file: `${JOBS}/matching-dialog.tsx`,
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
    file: `${FORMS}/create/create-form-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/forms?create=1',
    open: async (page) => page.getByRole('dialog').waitFor(),
  },
  {
    name: 'cancel a run',
    file: `${RUNS}/cancel-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/runs?status=active',
    open: async (page) => {
      await page.locator('tbody tr .lucide-ellipsis').filter({ visible: true }).first().click()
      await page.locator('.menu__item--danger').click()
    },
  },
  {
    name: 'trigger',
    file: `${TRIGGER}/trigger-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/runs',
    open: (page) => clickIcon(page, '.page-head__actions', 'zap'),
  },
  {
    name: 'trigger from a sequence',
    file: `${TRIGGER}/trigger-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/automation',
    open: async (page) => {
      await openFirstRow(page)
      await page.locator('.editor__end .button').filter({ visible: true }).last().waitFor()
      // On phones it stands in the menu.
      const button = page.locator('.editor__end .button:has(.lucide-zap)').filter({ visible: true })
      if ((await button.count()) > 0) await button.click()
      else await clickInMenu(page, '.editor__end', 'zap')
    },
  },
  {
    name: 'create a sequence',
    file: 'apps/affiliate/src/features/automations/create-dialog.tsx',
    as: 'budi',
    path: '/affiliate/automation?create=1',
    open: (page) => page.locator('.choice').first().waitFor(),
  },
  {
    name: 'result of a trigger',
    file: `${TRIGGER}/trigger-done.tsx`,
    as: 'baru',
    path: '/affiliate/leads',
    prepare: prepareNewcomer,
    open: async (page) => {
      await choose(page)
      await clickIcon(page, '.bulk-bar', 'zap')
      await page.locator('.dialog .button--primary:not([aria-disabled=true])').click()
      await page.locator('.dialog a.button--primary').waitFor()
    },
  },
  {
    name: 'result of a bulk trigger',
    file: `${TRIGGER}/bulk-dialog.tsx`,
    as: 'baru',
    path: '/affiliate/runs',
    prepare: async (api) => {
      await prepareNewcomer(api)
      await api.mutate('trigger.startBulk', { filter: {}, triggerType: 'WELCOME' })
    },
    open: async (page) => {
      await clickIcon(page, '.page-head__actions', 'zap')
      await page.locator('.dialog .banner .button').click()
      await page.locator('.dialog a.button--primary').waitFor()
    },
  },
  {
    name: 'start a run again',
    file: `${RUNS}/restart-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/runs?status=completed',
    open: (page) => clickInMenu(page, 'tbody tr', 'rotate-ccw'),
  },
  {
    name: 'leave a form unsaved',
    file: `${FORMS}/builder/leave-guard.tsx`,
    as: 'budi',
    path: '/affiliate/forms',
    open: async (page) => {
      await openFirstRow(page)
      await page
        .locator('main input[type=text]:visible, main input:not([type]):visible')
        .first()
        .fill('Judul lain')
      await page.locator('nav a[href="/affiliate/"]').filter({ visible: true }).last().click()
    },
  },
  {
    name: 'add a lead',
    file: `${LEADS}/add-lead-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/leads?create=1',
    open: async (page) => page.getByRole('dialog').waitFor(),
  },
  {
    name: 'tag leads',
    file: `${LEADS}/tag-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/leads',
    open: async (page) => {
      await choose(page)
      await clickIcon(page, '.bulk-bar', 'tag')
    },
  },
  {
    name: 'edit a lead',
    file: `${LEADS}/one/edit-lead-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/leads?blocked=NONE',
    open: async (page) => {
      await openFirstRow(page)
      await clickIcon(page, 'main', 'pencil')
    },
  },
  {
    name: 'mail a lead again',
    file: `${LEADS}/one/reactivate-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/jobs?status=failed&error=BLACKLISTED',
    open: async (page) => {
      await openFirstRow(page)
      await page.locator('[role=dialog] a[href*="/affiliate/leads/"]').first().click()
      await clickIcon(page, 'main', 'lock-open')
    },
  },
  {
    name: 'unsubscribe a lead',
    file: `${LEADS}/one/lead-question.tsx`,
    as: 'budi',
    path: '/affiliate/leads?blocked=NONE',
    open: async (page) => {
      await openFirstRow(page)
      await clickInMenu(page, 'main', 'circle-slash')
    },
  },
  {
    name: 'erase a lead',
    file: `${LEADS}/one/lead-question.tsx`,
    as: 'budi',
    path: '/affiliate/leads?blocked=NONE',
    open: async (page) => {
      await openFirstRow(page)
      await clickInMenu(page, 'main', 'trash-2')
    },
  },
  {
    name: 'make an API key',
    file: `${SETTINGS}/create-key-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/settings',
    open: (page) => openKeyDialog(page),
  },
  {
    name: 'the secret of a new API key',
    file: `${SETTINGS}/create-key-dialog.tsx`,
    as: 'siti',
    path: '/affiliate/settings',
    open: async (page) => {
      await openKeyDialog(page)
      await page.locator('.dialog input').fill('Toko online')
      await page.locator('.dialog .button--primary').click()
      await page.locator('.settings__secret').waitFor()
    },
  },
  {
    name: 'revoke an API key',
    file: `${SETTINGS}/revoke-key-dialog.tsx`,
    as: 'siti',
    path: '/affiliate/settings',
    prepare: async (api) => void (await api.mutate('apiKey.create', { name: 'Kasir' })),
    open: (page) => page.locator('.list__row:has(.lucide-key-round) .button').first().click(),
  },
  {
    name: 'rules of a sequence',
    file: `${EDITOR}/rules/rules-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/automation',
    open: async (page) => {
      await openEditor(page)
      await clickInMenu(page, '.editor__end', 'sliders-horizontal')
    },
  },
  {
    name: 'versions of a sequence',
    file: `${EDITOR}/history/history-dialog.tsx`,
    as: 'budi',
    path: '/affiliate/automation',
    open: async (page) => {
      await openEditor(page)
      await clickInMenu(page, '.editor__end', 'history')
      await page.locator('.history__entry').first().waitFor()
    },
  },
  {
    name: 'HTML in the normal view',
    file: `${EDITOR}/writing/body-field.tsx`,
    as: 'baru',
    path: '/affiliate/automation',
    prepare: prepareNewcomer,
    open: async (page) => {
      await openEditor(page)
      await holdSaves(page)
      await page.locator('.flow__card').first().click()
      await page.locator('.rich__tools > .button').last().click()
      await page.locator('.rich__source').fill('<pre>Halo</pre>')
      await page.locator('.rich__tools > .button').last().click()
    },
  },
  {
    name: 'leave the editor before it is saved',
    file: `${EDITOR}/state/leave-guard.tsx`,
    as: 'baru',
    path: '/affiliate/automation',
    prepare: prepareNewcomer,
    open: async (page) => {
      await openEditor(page)
      await holdSaves(page)
      await typeSubject(page, 'Belum tersimpan')
      await page.locator('a[href="/affiliate/jobs"]').filter({ visible: true }).first().click()
    },
  },
  {
    name: 'two drafts',
    file: `${EDITOR}/history/conflict-dialog.tsx`,
    as: 'baru',
    path: '/affiliate/automation',
    prepare: prepareNewcomer,
    open: async (page) => {
      await openEditor(page)
      await saveElsewhere(page, 'person')
      await typeSubject(page, 'Dari sini')
      await page.locator('.editor__notice .button').click()
      await page.locator('.differences').waitFor()
    },
  },
  {
    name: 'a draft by a program',
    file: `${EDITOR}/history/published-dialog.tsx`,
    as: 'baru',
    path: '/affiliate/automation',
    prepare: prepareNewcomer,
    open: async (page) => {
      await openEditor(page)
      await saveElsewhere(page, 'program')
      await page.reload()
      await page.locator('.editor__notice .button').click()
      await page.locator('.differences').waitFor()
    },
  },
  {
    name: 'admin palette',
    file: PALETTE,
    as: 'admin',
    path: '/admin/',
    open: openPalette,
  },
  {
    name: 'admin more',
    file: MORE_SHEET,
    as: 'admin',
    path: '/admin/',
    isOnPhonesOnly: true,
    open: openMore,
  },
  {
    name: 'ask for credit',
    file: `${TOP_UPS}/request-dialog.tsx`,
    as: 'siti',
    path: '/affiliate/credits',
    open: (page) => clickIcon(page, 'main .page-head', 'plus'),
  },
  {
    name: 'what to transfer',
    file: `${TOP_UPS}/request-sent.tsx`,
    as: 'siti',
    path: '/affiliate/credits?ask=1',
    prepare: withoutMadeTopUps,
    open: async (page) => {
      await page.locator('[role=dialog] input[inputmode=numeric]').fill('501')
      await page.locator('[role=dialog] button[type=submit]').click()
      await page.locator('[role=dialog] .top-ups__payable').waitFor()
    },
  },
  {
    name: 'prove a transfer',
    file: `${TOP_UPS}/proof-dialog.tsx`,
    as: 'siti',
    path: '/affiliate/credits',
    prepare: withOpenTopUp,
    open: (page) => page.locator('.top-ups__end .button:not(.button--ghost)').first().click(),
  },
  {
    name: 'take a request back',
    file: `${TOP_UPS}/cancel-dialog.tsx`,
    as: 'siti',
    path: '/affiliate/credits',
    prepare: withOpenTopUp,
    open: (page) => page.locator('.top-ups__end .button--ghost').first().click(),
  },
  {
    name: 'approve a request',
    file: `${ADMIN_TOP_UPS}/approve-dialog.tsx`,
    as: 'admin',
    path: '/admin/topups',
    open: (page) =>
      page.locator('tbody .button:not(.button--ghost)').filter({ visible: true }).first().click(),
  },
  {
    name: 'refuse a request',
    file: `${ADMIN_TOP_UPS}/refuse-dialog.tsx`,
    as: 'admin',
    path: '/admin/topups',
    open: (page) => page.locator('tbody .button--ghost').filter({ visible: true }).first().click(),
  },
  {
    name: 'match a bank statement',
    file: `${ADMIN_TOP_UPS}/statement-dialog.tsx`,
    as: 'admin',
    path: '/admin/topups',
    open: (page) => clickIcon(page, 'main', 'file-spreadsheet'),
  },
  {
    name: 'change a balance',
    file: 'apps/admin/src/features/affiliates/top-up-dialog.tsx',
    as: 'admin',
    path: '/admin/affiliates',
    open: (page) => page.locator('tbody .button').filter({ visible: true }).first().click(),
  },
  {
    name: 'acknowledge an alert',
    file: 'apps/admin/src/features/alerts/acknowledge-dialog.tsx',
    as: 'admin',
    path: '/admin/alerts',
    open: (page) =>
      page.locator('.alert-row__end .button:not(.button--ghost)').filter({ visible: true }).first().click(),
  },
  {
    name: 'resolve an alert',
    file: 'apps/admin/src/features/alerts/resolve-button.tsx',
    as: 'admin',
    path: '/admin/alerts',
    open: (page) => page.locator('.alert-row__end .button--ghost').filter({ visible: true }).first().click(),
  },
  {
    name: 'stop all sending',
    file: 'apps/admin/src/features/engine/stop-sending.tsx',
    as: 'admin',
    path: '/admin/engine',
    open: (page) => clickIcon(page, 'main', 'pause'),
  },
  {
    name: 'invite somebody',
    file: 'apps/admin/src/features/users/invite-dialog.tsx',
    as: 'admin',
    path: '/admin/users',
    open: (page) => clickIcon(page, 'main', 'user-plus'),
  },
  {
    name: 'suspend somebody',
    file: 'apps/admin/src/features/users/user-command-dialog.tsx',
    as: 'admin',
    path: '/admin/users?role=affiliate&state=active',
    open: async (page) => {
      await clickIcon(page, 'tbody', 'ellipsis')
      await page.locator('.menu__item--danger').click()
    },
  },
  {
    name: 'lift suppressions',
    file: 'apps/admin/src/features/suppressions/lift-dialog.tsx',
    as: 'admin',
    path: '/admin/delivery',
    open: (page) => clickIcon(page, 'main', 'lock-open'),
  },
  {
    name: 'lift one suppression',
    file: 'apps/admin/src/features/suppressions/lift-address-dialog.tsx',
    as: 'admin',
    path: '/admin/delivery',
    open: (page) => clickIcon(page, 'main', 'at-sign'),
  },
]

async function openMore(page: Page): Promise<void> {
  await page.locator('.bottombar button').click()
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').and(page.locator('[aria-autocomplete]')).waitFor()
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

async function openKeyDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Buat kunci|Create key)$/ }).click()
}

/** By the three dots. */
async function clickInMenu(page: Page, place: string, icon: string): Promise<void> {
  await page.locator(`${place} .button:has(.lucide-ellipsis)`).filter({ visible: true }).first().click()
  await page.locator(`.menu__item:has(.lucide-${icon})`).click()
}

/** Of one's own: a sequence that leads may enter, and two of them. */
async function prepareNewcomer(api: ApiClient): Promise<void> {
  const steps = [{ delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo</p>' }]
  await api.mutate('automation.create', { name: 'Sambutan', triggerType: 'WELCOME', steps, activate: true })
  const consent = { text: 'Setuju menerima email.', source: 'Bazar' }
  for (const name of ['Melati', 'Kenanga']) {
    const email = `${name}-${crypto.randomUUID()}@example.com`.toLowerCase()
    await api.mutate('lead.add', { name, email, consent })
  }
}

/** A request for credit that nobody has decided about. */
async function withOpenTopUp(api: ApiClient): Promise<void> {
  await withoutMadeTopUps(api)
  await api.mutate('topUp.request', { credits: 501 })
}

async function withoutMadeTopUps(api: ApiClient): Promise<void> {
  const { rows } = await api.query<{
    readonly rows: readonly { readonly id: string; readonly state: string; readonly credits: number }[]
  }>('topUp.list', { limit: 100 })
  // The demo's own stays: admins have one to decide about.
  const made = rows.filter(({ credits, state }) => state === 'open' && credits === 501)
  for (const { id } of made) await api.mutate('topUp.cancel', { id })
}
