import type { FormFinder, OptinForm } from '@booster/services/optin/ports'
import type { Queryable } from '../connection/queryable.ts'
import { readFormPage } from './read-form-page.ts'

/** Beyond this the form that was found first is forgotten. */
const REMEMBERED_AT_MOST = 1_000

export function createFormFinder(db: Queryable): FormFinder {
  const remembered = new Map<string, OptinForm>()
  return {
    findForm: async (slugOrId) => {
      const form = await readFormPage(db, slugOrId)
      remembered.delete(slugOrId)
      if (form === null) return null
      const [oldest] = remembered.keys()
      if (oldest !== undefined && remembered.size >= REMEMBERED_AT_MOST) remembered.delete(oldest)
      const { id, fields, updatedAt } = form
      remembered.set(slugOrId, { id, fields, updatedAt })
      return form
    },
    recallForm: (slugOrId) => remembered.get(slugOrId) ?? null,
  }
}
