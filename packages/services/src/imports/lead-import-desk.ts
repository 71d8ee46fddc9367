import type { FileFault } from '@booster/contracts/imports/import-faults'
import { IMPORT_BYTES_AT_MOST } from '@booster/contracts/imports/import-fields'
import type { Log } from '@booster/engine/ports'
import { importRows } from './import-rows.ts'
import type { ImportRef, LeadImportStore } from './ports.ts'
import { inspectFile } from './reading/inspect-file.ts'

export type UploadedFile =
  | { readonly kind: 'uploaded'; readonly id: string }
  | { readonly kind: 'too large' }
  | { readonly kind: 'unreadable'; readonly fault: FileFault; readonly row: number | null }

/** Takes files of leads and imports them in the background of a process. */
export type LeadImportDesk = {
  /** Keeps a file piece by piece and reads it through once. Imports nothing yet. */
  readonly upload: (input: {
    readonly affiliateId: string
    readonly fileName: string
    readonly bytes: AsyncIterable<Uint8Array>
  }) => Promise<UploadedFile>
  /** Begins to import an uploaded file; returns when that is durable. */
  readonly start: LeadImportStore['start']
  readonly cancel: LeadImportStore['cancel']
  readonly drop: LeadImportStore['drop']
  /**
   * Works through whatever nobody works at, also what a dead process left behind; to be called every few seconds.
   * Calls that overlap share the same work.
   */
  readonly work: () => Promise<void>
  /** Stops after the present portion and gives the lease back; for the shutdown. */
  readonly stop: () => Promise<void>
}

/** A portion takes a fraction of a second; what a dead process left waits this long. */
const LEASE_MS = 15_000
const CHUNK_BYTES = 256 * 1_024

export function createLeadImportDesk(deps: {
  readonly imports: LeadImportStore
  /** Called when an import is complete: it may have added a bulk trigger. */
  readonly onCompleted?: () => void
  readonly log: Log
  readonly leaseMs?: number
}): LeadImportDesk {
  const { imports, log, leaseMs = LEASE_MS, onCompleted } = deps
  let stopped = false
  let working: Promise<void> | null = null

  const workThrough = async (): Promise<void> => {
    while (!stopped) {
      const lease = await imports.claim({ leaseMs })
      if (lease === null) return
      const end = await importRows(imports, { lease, leaseMs, mayGoOn: () => !stopped })
      if (end === 'stopped') await imports.release(lease)
      if (end === 'completed') onCompleted?.()
      log.info('lead-import.left', { importId: lease.id, end })
    }
  }

  const work = (): Promise<void> => {
    working ??= workThrough().finally(() => {
      working = null
    })
    return working
  }

  return {
    upload: (input) => upload(imports, input),
    start: async (input) => {
      const started = await imports.start(input)
      // A failure costs time only: the lease ends, and the next call of `work` goes on.
      if (started === 'started')
        work().catch((error: unknown) => {
          log.error('lead-import.failed', { error })
        })
      return started
    },
    cancel: imports.cancel,
    drop: imports.drop,
    work,
    stop: async () => {
      stopped = true
      await working?.catch(() => undefined)
    },
  }
}

async function upload(
  imports: LeadImportStore,
  input: Parameters<LeadImportDesk['upload']>[0],
): Promise<UploadedFile> {
  const { affiliateId, fileName } = input
  const id = await imports.create({ affiliateId, fileName })
  const ref = { affiliateId, id }
  try {
    const sizeBytes = await keepBytes(imports, ref, input.bytes)
    if (sizeBytes === null) return await refused(imports, ref, { kind: 'too large' })
    const inspection = await inspectFile(await imports.openFile({ ...ref, sizeBytes }))
    if (inspection.kind === 'unreadable') return await refused(imports, ref, inspection)
    await imports.finishUpload({ ...ref, sizeBytes, file: inspection.file })
    return { kind: 'uploaded', id }
  } catch (error) {
    await imports.drop(ref)
    throw error
  }
}

async function refused(
  imports: LeadImportStore,
  ref: ImportRef,
  answer: UploadedFile,
): Promise<UploadedFile> {
  await imports.drop(ref)
  return answer
}

/** The number of bytes; null when there are more than a file may have. */
async function keepBytes(
  imports: LeadImportStore,
  ref: ImportRef,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number | null> {
  let size = 0
  let seq = 0
  let gathered: Uint8Array[] = []
  let waiting = 0
  const flush = async (): Promise<void> => {
    await imports.addChunk({ ...ref, seq, bytes: Buffer.concat(gathered) })
    seq += 1
    gathered = []
    waiting = 0
  }
  for await (const piece of bytes) {
    size += piece.length
    // Read to its end all the same: nobody reads an answer while still sending.
    if (size > IMPORT_BYTES_AT_MOST) continue
    for (let from = 0; from < piece.length; ) {
      const part = piece.subarray(from, from + CHUNK_BYTES - waiting)
      gathered.push(part)
      waiting += part.length
      from += part.length
      if (waiting === CHUNK_BYTES) await flush()
    }
  }
  if (size > IMPORT_BYTES_AT_MOST) return null
  if (waiting > 0) await flush()
  return size
}
