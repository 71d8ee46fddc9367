import { router } from '../init.ts'
import { cancelBulkTrigger } from './cancel-bulk.ts'
import { listBulkTriggers } from './list-bulk.ts'
import { listSkippedLeads } from './list-skipped.ts'
import { previewTrigger } from './preview.ts'
import { previewBulkTrigger } from './preview-bulk.ts'
import { readBulkTriggerProgress } from './progress.ts'
import { runTrigger } from './run.ts'
import { startBulkTrigger } from './start-bulk.ts'

export const triggerRouter = router({
  preview: previewTrigger,
  run: runTrigger,
  previewBulk: previewBulkTrigger,
  startBulk: startBulkTrigger,
  listBulk: listBulkTriggers,
  progress: readBulkTriggerProgress,
  skipped: listSkippedLeads,
  cancelBulk: cancelBulkTrigger,
})
