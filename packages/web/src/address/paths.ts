/** Where each app begins, as its Vite `base` has it. */
export type AppHome = '/affiliate/' | '/admin/'

/** The pages of the affiliates' app that others link to. */
export const AFFILIATE_PATHS = {
  overview: '/affiliate/',
  automations: '/affiliate/automation',
  forms: '/affiliate/forms',
  jobs: '/affiliate/jobs',
  runs: '/affiliate/runs',
  leads: '/affiliate/leads',
  credits: '/affiliate/credits',
  leadImport: '/affiliate/leads/import',
  settings: '/affiliate/settings',
} as const

/** The page of one lead. */
export function leadHref(leadId: string): string {
  return `${AFFILIATE_PATHS.leads}/${leadId}`
}

/** What the mails of one sequence came to. */
export function reportHref(automationId: string): string {
  return `${AFFILIATE_PATHS.automations}/${automationId}/report`
}

/** The pages of the admins' app that others link to. */
export const ADMIN_PATHS = {
  dashboard: '/admin/',
  credits: '/admin/credits',
  alerts: '/admin/alerts',
  engine: '/admin/engine',
  delivery: '/admin/delivery',
  affiliates: '/admin/affiliates',
  integrity: '/admin/integrity',
  settings: '/admin/settings',
} as const

/** The sign-in page of an app. */
export function signInPath(home: AppHome): string {
  return `${home}sign-in`
}
