import type { ApiClient, Role } from './world/api-client.ts'
import { optIn } from './world/opted-in-lead.ts'

/** A page every general check visits. */
export interface Route {
  /** For test titles and file names. */
  readonly name: string
  readonly path: string
  readonly as: Role | null
  /** Its heading in both languages; English ones stand for "nothing is left untranslated". */
  readonly heading: { readonly id: string; readonly en: string }
}

const AFFILIATE = '/affiliate'
const ADMIN = '/admin'

/** All pages of both apps. */
export const ROUTES: readonly Route[] = [
  {
    name: 'affiliate-sign-in',
    path: `${AFFILIATE}/sign-in`,
    as: null,
    heading: { id: 'Masuk', en: 'Sign in' },
  },
  {
    name: 'affiliate-overview',
    path: `${AFFILIATE}/`,
    as: 'budi',
    heading: { id: 'Ringkasan', en: 'Overview' },
  },
  { name: 'affiliate-jobs', path: `${AFFILIATE}/jobs`, as: 'budi', heading: { id: 'Antrean', en: 'Queue' } },
  {
    name: 'affiliate-runs',
    path: `${AFFILIATE}/runs`,
    as: 'budi',
    heading: { id: 'Progres lead', en: 'Lead progress' },
  },
  {
    name: 'affiliate-delivery',
    path: `${AFFILIATE}/delivery`,
    as: 'budi',
    heading: { id: 'Hasil email', en: 'Email results' },
  },
  { name: 'affiliate-leads', path: `${AFFILIATE}/leads`, as: 'budi', heading: { id: 'Lead', en: 'Leads' } },
  {
    name: 'affiliate-lead-import',
    path: `${AFFILIATE}/leads/import`,
    as: 'budi',
    heading: { id: 'Impor lead', en: 'Import leads' },
  },
  {
    name: 'affiliate-automation',
    path: `${AFFILIATE}/automation`,
    as: 'budi',
    heading: { id: 'Alur Email', en: 'Sequences' },
  },
  {
    name: 'affiliate-forms',
    path: `${AFFILIATE}/forms`,
    as: 'budi',
    heading: { id: 'Formulir', en: 'Forms' },
  },
  {
    name: 'affiliate-credits',
    path: `${AFFILIATE}/credits`,
    as: 'budi',
    heading: { id: 'Kredit', en: 'Credit' },
  },
  {
    name: 'affiliate-settings',
    path: `${AFFILIATE}/settings`,
    as: 'budi',
    heading: { id: 'Pengaturan', en: 'Settings' },
  },
  { name: 'admin-sign-in', path: `${ADMIN}/sign-in`, as: null, heading: { id: 'Masuk', en: 'Sign in' } },
  {
    name: 'admin-overview',
    path: `${ADMIN}/`,
    as: 'admin',
    heading: { id: 'Ringkasan', en: 'Overview' },
  },
  {
    name: 'admin-credits',
    path: `${ADMIN}/credits`,
    as: 'admin',
    heading: { id: 'Kredit penyedia', en: 'Provider credit' },
  },
  { name: 'admin-alerts', path: `${ADMIN}/alerts`, as: 'admin', heading: { id: 'Peringatan', en: 'Alerts' } },
  {
    name: 'admin-engine',
    path: `${ADMIN}/engine`,
    as: 'admin',
    heading: { id: 'Mesin & Antrean', en: 'Engine & queue' },
  },
  {
    name: 'admin-topups',
    path: `${ADMIN}/topups`,
    as: 'admin',
    heading: { id: 'Isi ulang kredit', en: 'Top-ups' },
  },
  {
    name: 'admin-affiliates',
    path: `${ADMIN}/affiliates`,
    as: 'admin',
    heading: { id: 'Affiliate', en: 'Affiliates' },
  },
  {
    name: 'admin-users',
    path: `${ADMIN}/users`,
    as: 'admin',
    heading: { id: 'Pengguna', en: 'People' },
  },
  {
    name: 'admin-delivery',
    path: `${ADMIN}/delivery`,
    as: 'admin',
    heading: { id: 'Pengiriman', en: 'Delivery' },
  },
  {
    name: 'admin-sending',
    path: `${ADMIN}/sending`,
    as: 'admin',
    heading: { id: 'Cek pengiriman', en: 'Sending check' },
  },
  {
    name: 'admin-integrity',
    path: `${ADMIN}/integrity`,
    as: 'admin',
    heading: { id: 'Integritas', en: 'Integrity' },
  },
  {
    name: 'admin-audit',
    path: `${ADMIN}/audit`,
    as: 'admin',
    heading: { id: 'Jejak audit', en: 'Audit log' },
  },
  {
    name: 'admin-settings',
    path: `${ADMIN}/settings`,
    as: 'admin',
    heading: { id: 'Pengaturan', en: 'Settings' },
  },
]

/** A page of one thing, or for an address that leads nowhere. */
export interface Place {
  readonly name: string
  readonly as: Role
  readonly path: (as: ApiClient) => Promise<string>
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

/** What the list of routes cannot name beforehand; the checks of layout and accessibility visit them too. */
export const PLACES: readonly Place[] = [
  {
    name: 'affiliate-lead',
    as: 'budi',
    path: async (api) => {
      const { leads } = await api.query<{ readonly leads: readonly WithId[] }>('lead.list', { limit: 1 })
      return `${AFFILIATE}/leads/${leads[0]?.id}`
    },
  },
  { name: 'affiliate-lead-awaiting', as: 'budi', path: awaitingLead },
  { name: 'affiliate-lead-missing', as: 'budi', path: async () => `${AFFILIATE}/leads/${NOBODY}` },
  { name: 'affiliate-form-missing', as: 'budi', path: async () => `${AFFILIATE}/forms/${NOBODY}` },
  { name: 'affiliate-sequence-missing', as: 'budi', path: async () => `${AFFILIATE}/automation/${NOBODY}` },
  {
    name: 'affiliate-sequence',
    as: 'budi',
    path: async (api) => {
      const { automations } = await api.query<{ readonly automations: readonly WithId[] }>(
        'automation.list',
        {},
      )
      return `${AFFILIATE}/automation/${automations[0]?.id}`
    },
  },
  {
    name: 'affiliate-report',
    as: 'budi',
    path: async (api) => `${AFFILIATE}/automation/${await mostUsedSequence(api)}/report?window=all`,
  },
  { name: 'affiliate-delivery-new', as: 'baru', path: async () => `${AFFILIATE}/delivery` },
  {
    name: 'affiliate-report-missing',
    as: 'budi',
    path: async () => `${AFFILIATE}/automation/${NOBODY}/report`,
  },
  { name: 'affiliate-form', as: 'budi', path: async (api) => `${AFFILIATE}/forms/${await firstForm(api)}` },
  {
    name: 'affiliate-form-share',
    as: 'budi',
    path: async (api) => `${AFFILIATE}/forms/${await firstForm(api)}?tab=share`,
  },
  { name: 'affiliate-overview-new', as: 'baru', path: async () => `${AFFILIATE}/` },
  { name: 'affiliate-nothing-here', as: 'budi', path: async () => `${AFFILIATE}/nothing-here` },
  {
    name: 'admin-affiliate',
    as: 'admin',
    path: async (api) => {
      const { rows } = await api.query<{ readonly rows: readonly WithId[] }>('admin.affiliate.list', {
        q: 'budi@demo.test',
        limit: 1,
      })
      return `${ADMIN}/affiliates/${rows[0]?.id}`
    },
  },
  { name: 'admin-affiliate-missing', as: 'admin', path: async () => `${ADMIN}/affiliates/${NOBODY}` },
  { name: 'admin-nothing-here', as: 'admin', path: async () => `${ADMIN}/nothing-here` },
]

interface WithId {
  readonly id: string
}

/** A lead that has to confirm its address, with everything that can be done about it. */
async function awaitingLead(api: ApiClient): Promise<string> {
  const { form } = await api.mutate<{ readonly form: { readonly slug: string } }>('form.create', {
    title: `Kelas ${crypto.randomUUID()}`,
    consentText: 'Saya setuju menerima email.',
    doubleOptIn: true,
  })
  const { leadId } = await optIn(api, `${crypto.randomUUID()}@example.com`, 'Ratna Kusuma', form.slug)
  return `${AFFILIATE}/leads/${leadId}`
}

async function firstForm(api: ApiClient): Promise<string | undefined> {
  const { forms } = await api.query<{ readonly forms: readonly WithId[] }>('form.list')
  return forms[0]?.id
}

/** The sequence that has sent the most. */
async function mostUsedSequence(api: ApiClient): Promise<string | undefined> {
  const { automations } = await api.query<{ readonly automations: readonly (WithId & { sent: number })[] }>(
    'automation.list',
    {},
  )
  return automations.toSorted((a, b) => b.sent - a.sent)[0]?.id
}
