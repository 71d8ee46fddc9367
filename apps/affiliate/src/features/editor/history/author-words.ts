import type { draftAuthor } from '@booster/contracts/automations/drafts'
import type { I18n } from '@lingui/core'
import type { z } from 'zod'

type Author = z.infer<typeof draftAuthor>

/** "Anda", "Siti", "program Toko API" */
export function authorWords(i18n: I18n, author: Author | null): string {
  if (author === null) return i18n.t('tidak diketahui')
  if (author.kind === 'program') return i18n.t('program {name}', { name: author.name })
  return author.isYou ? i18n.t('Anda') : author.name
}
