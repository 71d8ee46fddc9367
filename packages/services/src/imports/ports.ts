import type { ImportMapping } from '@booster/contracts/imports/import-fields'
import type { KnownLeadRule } from '@booster/contracts/imports/lead-imports'
import type { Actor } from '@booster/engine/domain/actor'
import type { FileFormat } from './reading/file-format.ts'
import type { ImportSource } from './reading/import-source.ts'
import type { InspectedFile } from './reading/inspect-file.ts'
import type { BadRow, ImportedLead } from './reading/read-lead.ts'

export type ImportRef = { readonly affiliateId: string; readonly id: string }

/** What the affiliate chose; written down when the import is started. */
export type ImportChoices = {
  readonly mapping: ImportMapping
  readonly onKnown: KnownLeadRule
  readonly tags: readonly string[]
  /** What these people consented to, and where, as the affiliate declares it. */
  readonly consent: { readonly text: string; readonly source: string }
  /** The sequence that the leads enter at the end. */
  readonly automationId?: string | undefined
}

/** The right to work at a running import, and all that is needed for it. */
export type ImportLease = ImportRef & {
  readonly leaseToken: string
  readonly format: FileFormat
  readonly titles: readonly string[]
  readonly headRow: number
  readonly mapping: ImportMapping
  /** Everything up to here is done. */
  readonly lastRow: number
}

/** Rows that are imported by one transaction. */
export type ImportPortion = {
  readonly leads: readonly ImportedLead[]
  readonly badRows: readonly BadRow[]
  /** The row at which the portion before ended. */
  readonly afterRow: number
  readonly lastRow: number
  readonly isLast: boolean
}

/** Where imports are kept. */
export type LeadImportStore = {
  create(input: { readonly affiliateId: string; readonly fileName: string }): Promise<string>
  addChunk(input: ImportRef & { readonly seq: number; readonly bytes: Uint8Array }): Promise<void>
  openFile(input: ImportRef & { readonly sizeBytes?: number }): Promise<ImportSource>
  /** The file is there as a whole and can be read. A mapping that was chosen for the same titles before is offered again. */
  finishUpload(input: ImportRef & { readonly sizeBytes: number; readonly file: InspectedFile }): Promise<void>
  /** Removes what was uploaded; nothing of it was imported. */
  drop(input: ImportRef): Promise<void>
  start(input: ImportRef & ImportChoices & { readonly actor: Actor }): Promise<ImportStarted>
  /** Ends a running import before its next portion; what is imported stays. */
  cancel(input: ImportRef & { readonly actor: Actor }): Promise<'cancelled' | 'ended' | 'unknown'>
  /** Takes the lease of the oldest running import that nobody works at; null when there is none. */
  claim(input: { readonly leaseMs: number }): Promise<ImportLease | null>
  /** Gives the lease back, so that another process goes on at once. */
  release(lease: ImportLease): Promise<void>
  /** False: the import was cancelled, or another process has taken over. */
  writePortion(input: ImportLease & ImportPortion & { readonly leaseMs: number }): Promise<boolean>
  /** The file cannot be read any more. What is imported stays. */
  fail(lease: ImportLease): Promise<void>
  /** Uploads that nobody started, and the reports of imports that ended long ago. */
  forgetOld(): Promise<void>
}

export type ImportStarted = 'started' | 'unknown' | 'not ready' | 'no such column' | 'unknown automation'
