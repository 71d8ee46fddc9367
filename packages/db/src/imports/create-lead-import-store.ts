import type { LeadImportStore } from '@booster/services/imports/ports'
import { cancelImport } from './cancel-import.ts'
import { claimImport, failImport, releaseImport } from './claim-import.ts'
import { finishUpload } from './finish-upload.ts'
import { forgetOldImports } from './forget-old-imports.ts'
import type { ImportContext } from './import-context.ts'
import { openImportFile } from './open-import-file.ts'
import { startImport } from './start-import.ts'
import { addImportChunk, createImport, dropImport } from './upload-import.ts'
import { writeImportPortion } from './write-import-portion.ts'

/** Imports of leads in PostgreSQL. */
export function createLeadImportStore(context: ImportContext): LeadImportStore {
  return {
    create: (input) => createImport(context, input),
    addChunk: (input) => addImportChunk(context.pool, input),
    openFile: (input) => openImportFile(context.pool, input),
    finishUpload: (input) => finishUpload(context, input),
    drop: (input) => dropImport(context.pool, input),
    start: (input) => startImport(context, input),
    cancel: (input) => cancelImport(context, input),
    claim: (input) => claimImport(context, input),
    release: (lease) => releaseImport(context.pool, lease),
    writePortion: (input) => writeImportPortion(context, input),
    fail: (lease) => failImport(context, lease),
    forgetOld: () => forgetOldImports(context),
  }
}
