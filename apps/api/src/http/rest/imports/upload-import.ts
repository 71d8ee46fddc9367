import type { FileFault } from '@booster/contracts/imports/import-faults'
import { IMPORT_BYTES_AT_MOST } from '@booster/contracts/imports/import-fields'
import { restImportInput, restImportStarted } from '@booster/contracts/imports/rest-imports'
import type { UploadedFile } from '@booster/services/imports/lead-import-desk'
import { forbidden } from '@booster/trpc/errors'
import type { Request, Response } from 'express'
import { ApiError } from '../../api-error.ts'
import { readUpload, type Upload } from '../../read-upload.ts'
import { parse, type RestContext, type RestRoute, restRoute } from '../rest-route.ts'
import { mappingByTitles } from './mapping-by-titles.ts'

/** The form around the file: boundaries and fields. */
const FORM_BYTES_AT_MOST = 1_024 * 1_024

const FAULT_WORDS: Readonly<Record<FileFault, string>> = {
  EMPTY: 'it holds no rows below the titles',
  OLD_EXCEL: 'it is an old Excel file (.xls) or has a password; save it as .xlsx without one, or as CSV',
  OPEN_DOCUMENT: 'it is an OpenDocument file; save it as .xlsx or CSV',
  WEB_PAGE: 'it is a web page; open it in a spreadsheet program and save it as .xlsx or CSV',
  NOT_A_TABLE: 'it is neither CSV nor XLSX',
  BROKEN_WORKBOOK: 'the workbook is damaged; open it in a spreadsheet program and save it again',
  QUOTE_NOT_CLOSED: 'a quotation mark is never closed',
  CELL_TOO_LONG: 'a cell is longer than 32,767 characters',
  TOO_MANY_COLUMNS: 'it has more than 200 columns',
  TOO_MANY_ROWS: 'it has more than 250,000 rows; split it',
  TOO_LARGE_UNPACKED: 'the workbook is too large when it is unpacked; save it as CSV',
}

const route = restRoute({
  method: 'post',
  path: '/api/affiliate/leads/import',
  access: 'affiliate',
  summary: 'Import leads from a CSV or XLSX file',
  description:
    'A form with the `file` (64 MB and 250,000 rows at most) and its fields. The columns are recognised by Indonesian and English titles; `mapping` names them where they are not: `{"email": "Alamat Surel", "name": "B"}`, by title or letter. `consent` is what these people consented to and where, as you declare it: `{"text", "source"}`. Known addresses are left as they are (`skip`) or take over name, number and tags (`update`). An import never makes an unsubscribed or suppressed address active again. The work goes on in the background; a file that cannot be read as a whole imports nothing. With `start=false` the file is only kept, for `import.start` of tRPC.',
  data: restImportStarted,
  status: 202,
  message: 'Import started',
  errors: [400, 404, 409, 413, 415, 422],
  answer: async (_input, context) => {
    const { request, response } = context
    refuseTooLarge(request, response)
    refuseSuspended(context)
    const affiliateId = context.viewer?.affiliateId ?? ''
    const upload = await readUpload(request, ({ name, bytes }) =>
      context.services.imports.upload({ affiliateId, fileName: name.slice(-200), bytes }),
    )
    const id = uploadedIdOf(upload, response)
    try {
      return await startUploaded(context, id, upload.fields)
    } catch (error) {
      // What is not started is of no use to a program: it sends the file again with the field put right.
      await context.services.imports.drop({ affiliateId, id })
      throw error
    }
  },
})

/** Described for the API description; the file is read by the route itself, while it arrives. */
export const UPLOAD_IMPORT_ROUTE: RestRoute = { ...route, multipart: restImportInput }

async function startUploaded(
  { caller }: RestContext,
  id: string,
  fields: Upload<unknown>['fields'],
): Promise<{ readonly importId: string }> {
  const choices = parse(restImportInput.omit({ file: true }), fields, 'body')
  if (choices === undefined || choices.start === 'false') return { importId: id }
  const { mapping, tags, consent, onKnown, automationId } = choices
  if (consent === undefined)
    throw new ApiError(400, 'consent: say what these people consented to and where', { field: 'consent' })
  const file = await caller.import.get({ id })
  await caller.import.start({
    id,
    mapping: mappingByTitles(file, mapping),
    onKnown,
    tags,
    consent,
    ...(automationId === undefined ? {} : { automationId }),
  })
  return { importId: id }
}

function uploadedIdOf({ kept }: Upload<UploadedFile>, response: Response): string {
  if (kept === null) throw new ApiError(400, 'file: send the file in the field "file"', { field: 'file' })
  if (kept.kind === 'too large') throw tooLarge(response)
  if (kept.kind === 'uploaded') return kept.id
  const where = kept.row === null ? '' : ` (row ${kept.row})`
  throw new ApiError(422, `The file cannot be read: ${FAULT_WORDS[kept.fault]}${where}.`, {
    code: kept.fault,
    field: 'file',
  })
}

function refuseTooLarge(request: Request, response: Response): void {
  const length = Number(request.get('content-length') ?? 0)
  if (length > IMPORT_BYTES_AT_MOST + FORM_BYTES_AT_MOST) throw tooLarge(response)
}

/** The rest of the body is not waited for. */
function tooLarge(response: Response): ApiError {
  response.setHeader('connection', 'close')
  return new ApiError(413, `The file is larger than ${IMPORT_BYTES_AT_MOST / 1_024 / 1_024} MB.`, {
    field: 'file',
  })
}

/** Before the file is read; the procedures refuse it too. */
function refuseSuspended({ viewer }: RestContext): void {
  if (viewer?.affiliateStatus === 'suspended') throw forbidden('AFFILIATE_SUSPENDED')
}
