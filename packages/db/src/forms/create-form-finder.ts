import type { FormFinder, OptinForm } from '@booster/services/optin/ports'
import type { Queryable } from '../connection/queryable.ts'
import { readFormPage } from './read-form-page.ts'

const KEPT_FORMS = 1_000

export function createFormFinder(db: Queryable): FormFinder {
  const remembered = new Map<string, OptinForm>()
  return {
    findForm: async (slugOrId) => {
      const form = await readFormPage(db, slugOrId)
      if (remembered.size >= KEPT_FORMS) remembered.clear()
      remembered.delete(slugOrId)
      if (form === null) return null
      const { id, fields, updatedAt } = form
      remembered.set(slugOrId, { id, fields, updatedAt })
      return form
    },
    recallForm: (slugOrId) => remembered.get(slugOrId) ?? null,
  }
}
