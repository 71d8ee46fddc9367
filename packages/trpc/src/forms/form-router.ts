import { router } from '../init.ts'
import { createForm } from './create.ts'
import { getForm } from './get.ts'
import { listForms } from './list.ts'
import { previewForm } from './preview.ts'
import { updateForm } from './update.ts'

export const formRouter = router({
  list: listForms,
  get: getForm,
  create: createForm,
  update: updateForm,
  preview: previewForm,
})
