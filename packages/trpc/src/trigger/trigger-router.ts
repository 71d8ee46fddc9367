import { router } from '../init.ts'
import { previewTrigger } from './preview.ts'
import { runTrigger } from './run.ts'

export const triggerRouter = router({
  preview: previewTrigger,
  run: runTrigger,
})
