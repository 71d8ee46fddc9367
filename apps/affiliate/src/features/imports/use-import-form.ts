import { IMPORT_FIELDS } from '@booster/contracts/imports/import-fields'
import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { KNOWN_LEAD_RULES } from '@booster/contracts/imports/lead-imports'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { choicesOf, mappingOf } from './column-choices.ts'

const importForm = z.object({
  columns: z.array(z.enum([...IMPORT_FIELDS, ''])).refine((columns) => columns.includes('email')),
  consentText: z.string().trim().min(1).max(1_000),
  consentSource: z.string().trim().min(1).max(200),
  onKnown: z.enum(KNOWN_LEAD_RULES),
  tags: z
    .string()
    .refine((text) => tagsOf(text).length <= 50 && tagsOf(text).every((tag) => tag.length <= 40)),
  /** Empty: none. */
  automationId: z.string(),
})

/** The form of an uploaded file, filled with what was recognised and what the last import did with known addresses. */
export function useImportForm(file: LeadImport) {
  const refreshAll = useRefreshAll()
  const form = useForm({
    resolver: zodResolver(importForm),
    defaultValues: {
      columns: [...choicesOf(file)],
      // Declared for the people of this file alone.
      consentText: '',
      consentSource: '',
      onKnown: file.onKnown,
      tags: '',
      automationId: '',
    },
  })
  const start = useMutation(useTRPC().import.start.mutationOptions({ onSuccess: () => refreshAll() }))
  const submit = form.handleSubmit(({ columns, consentText, consentSource, onKnown, tags, automationId }) => {
    const mapping = mappingOf(columns)
    if (mapping === null) return
    start.mutate({
      id: file.id,
      mapping,
      onKnown,
      tags: tagsOf(tags),
      consent: { text: consentText, source: consentSource },
      ...(automationId === '' ? {} : { automationId }),
    })
  })
  return { form, submit, start }
}

function tagsOf(text: string): string[] {
  return text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}
