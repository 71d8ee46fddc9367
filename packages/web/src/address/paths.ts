/** Where each app begins, as its Vite `base` has it. */
export type AppHome = '/affiliate/' | '/admin/'

/** The pages of the affiliates' app that others link to. */
export const AFFILIATE_PATHS = {
  overview: '/affiliate/',
  automations: '/affiliate/automation',
  forms: '/affiliate/forms',
  jobs: '/affiliate/jobs',
  runs: '/affiliate/runs',
  delivery: '/affiliate/delivery',
  leads: '/affiliate/leads',
  credits: '/affiliate/credits',
  leadImport: '/affiliate/leads/import',
  settings: '/affiliate/settings',
} as const

/** Opens the dialog that asks the admins for credit. */
export const ASK_FOR_CREDIT = `${AFFILIATE_PATHS.credits}?ask=1`

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
  sending: '/admin/sending',
  topUps: '/admin/topups',
  affiliates: '/admin/affiliates',
  users: '/admin/users',
  integrity: '/admin/integrity',
  audit: '/admin/audit',
  settings: '/admin/settings',
} as const

/** The page of one affiliate, for admins. */
export function affiliateHref(affiliateId: string): string {
  return `${ADMIN_PATHS.affiliates}/${affiliateId}`
}

/** What was done to one thing, or about one affiliate. */
export function auditHref(about: { readonly object: string } | { readonly affiliateId: string }): string {
  const [[name, id] = []] = Object.entries(about)
  return `${ADMIN_PATHS.audit}?${name}=${encodeURIComponent(id ?? '')}`
}

/** The sign-in page of an app. */
export function signInPath(home: AppHome): string {
  return `${home}sign-in`
}

/** Where people of both apps ask for a new password. */
export const FORGOT_PASSWORD_PATH = '/forgot-password'
