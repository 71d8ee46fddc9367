import { router } from '../init.ts'
import { duplicateAutomation, exportAutomation, importAutomation } from './automation-file.ts'
import { createAutomation } from './create.ts'
import { discardDraft } from './discard-draft.ts'
import { getDraft } from './draft.ts'
import { getAutomation } from './get.ts'
import { listKeptDrafts } from './kept-drafts.ts'
import { listAutomations } from './list.ts'
import { previewStep } from './mails/preview-step.ts'
import { sendTest } from './mails/send-test.ts'
import { publishDraft } from './publish-draft.ts'
import { previewPublish } from './publish-preview.ts'
import { getAutomationReport } from './report/report.ts'
import { saveDraft } from './save-draft.ts'
import { setAutomationStatus } from './set-status.ts'
import { listTemplates } from './templates.ts'
import { updateAutomation } from './update.ts'
import { getVersion, listVersions } from './versions.ts'

export const automationRouter = router({
  list: listAutomations,
  get: getAutomation,
  report: getAutomationReport,
  create: createAutomation,
  setStatus: setAutomationStatus,
  templates: listTemplates,
  update: updateAutomation,
  duplicate: duplicateAutomation,
  file: exportAutomation,
  importFile: importAutomation,
  draft: getDraft,
  saveDraft,
  discardDraft,
  keptDrafts: listKeptDrafts,
  publishPreview: previewPublish,
  publish: publishDraft,
  versions: listVersions,
  version: getVersion,
  previewStep,
  sendTest,
})
