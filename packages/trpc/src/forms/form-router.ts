import { router } from '../init.ts'
import { getForm } from './get.ts'
import { listForms } from './list.ts'

export const formRouter = router({
  list: listForms,
  get: getForm,
})
