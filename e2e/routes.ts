import type { Role } from './world/api-client.ts'

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
  { name: 'affiliate-leads', path: `${AFFILIATE}/leads`, as: 'budi', heading: { id: 'Lead', en: 'Leads' } },
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
    name: 'admin-affiliates',
    path: `${ADMIN}/affiliates`,
    as: 'admin',
    heading: { id: 'Affiliate', en: 'Affiliates' },
  },
  {
    name: 'admin-integrity',
    path: `${ADMIN}/integrity`,
    as: 'admin',
    heading: { id: 'Integritas', en: 'Integrity' },
  },
]
