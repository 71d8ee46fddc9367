import type { Role } from './world/api-client.ts'

/** A page every general check visits. */
export interface Route {
  /** For test titles and file names. */
  readonly name: string
  readonly path: string
  readonly as: Role | null
  /** Its heading in both languages; English ones stand for "nothing is left untranslated". */
  readonly heading: { readonly id: string; readonly en: string }
  /** It draws with recharts, so that chunk may be fetched. */
  readonly hasChart?: true
}

const affiliate = '/affiliate'
const admin = '/admin'

/** All pages of both apps. */
export const routes: readonly Route[] = [
  {
    name: 'affiliate-sign-in',
    path: `${affiliate}/sign-in`,
    as: null,
    heading: { id: 'Masuk', en: 'Sign in' },
  },
  {
    name: 'affiliate-overview',
    path: `${affiliate}/`,
    as: 'budi',
    heading: { id: 'Ringkasan', en: 'Overview' },
  },
  { name: 'affiliate-jobs', path: `${affiliate}/jobs`, as: 'budi', heading: { id: 'Antrean', en: 'Queue' } },
  {
    name: 'affiliate-runs',
    path: `${affiliate}/runs`,
    as: 'budi',
    heading: { id: 'Perjalanan Lead', en: 'Lead journeys' },
  },
  {
    name: 'affiliate-automation',
    path: `${affiliate}/automation`,
    as: 'budi',
    heading: { id: 'Alur Email', en: 'Sequences' },
  },
  {
    name: 'affiliate-credits',
    path: `${affiliate}/credits`,
    as: 'budi',
    heading: { id: 'Kredit', en: 'Credit' },
  },
  { name: 'admin-sign-in', path: `${admin}/sign-in`, as: null, heading: { id: 'Masuk', en: 'Sign in' } },
  {
    name: 'admin-overview',
    path: `${admin}/`,
    as: 'admin',
    heading: { id: 'Ringkasan', en: 'Overview' },
    hasChart: true,
  },
  {
    name: 'admin-credits',
    path: `${admin}/credits`,
    as: 'admin',
    heading: { id: 'Kredit Provider', en: 'Provider credit' },
    hasChart: true,
  },
  { name: 'admin-alerts', path: `${admin}/alerts`, as: 'admin', heading: { id: 'Peringatan', en: 'Alerts' } },
  {
    name: 'admin-engine',
    path: `${admin}/engine`,
    as: 'admin',
    heading: { id: 'Mesin & Antrean', en: 'Engine & queue' },
  },
  {
    name: 'admin-affiliates',
    path: `${admin}/affiliates`,
    as: 'admin',
    heading: { id: 'Affiliate', en: 'Affiliates' },
  },
  {
    name: 'admin-integrity',
    path: `${admin}/integrity`,
    as: 'admin',
    heading: { id: 'Integritas', en: 'Integrity' },
  },
]
