import { fieldFaultWords } from '../messages/field-fault-words.ts'
import { type Language, messagesIn } from '../messages/messages.ts'
import { FIELD_FAULTS, type FieldFaultCode } from '../wire/field-fault.ts'
import type { FileFault, RowFaultCode } from './import-faults.ts'

/** Why a row was not imported, for the person whose file it is. */
export function rowFaultWords(
  { reason, detail }: { readonly reason: RowFaultCode; readonly detail: string | null },
  language: Language,
): string {
  if (!isFieldFault(reason)) return messagesIn(language).leadImport.rowFault[reason]
  return fieldFaultWords(detail === null ? { code: reason } : { code: reason, detail }, language)
}

/** Why a file cannot be read as a whole. */
export function fileFaultWords(fault: FileFault, language: Language): string {
  return messagesIn(language).leadImport.fileFault[fault]
}

/** Titles of the columns that a list of refused rows has besides those of the file. */
export function badRowTitles(language: Language): readonly [string, string, string] {
  const { row, column, reason } = messagesIn(language).leadImport.badRows
  return [row, column, reason]
}

function isFieldFault(reason: RowFaultCode): reason is FieldFaultCode {
  return (FIELD_FAULTS as readonly string[]).includes(reason)
}
