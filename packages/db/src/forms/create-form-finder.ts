import type { FormFinder } from '@booster/services/optin/ports'
import type { Queryable } from '../connection/queryable.ts'
import { readFormPage } from './read-form-page.ts'

export function createFormFinder(db: Queryable): FormFinder {
  return { findForm: (slugOrId) => readFormPage(db, slugOrId) }
}
