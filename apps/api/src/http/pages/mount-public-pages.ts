import { Router } from 'express'
import { type FormPageDeps, mountFormPages } from './form/mount-form-pages.ts'
import { type LinkPageDeps, mountLinkPages } from './mount-link-pages.ts'

export type PublicPageDeps = FormPageDeps & LinkPageDeps

/** Everything a lead's browser or mail program opens. */
export function mountPublicPages(deps: PublicPageDeps): Router {
  return Router().use(mountFormPages(deps)).use(mountLinkPages(deps))
}
