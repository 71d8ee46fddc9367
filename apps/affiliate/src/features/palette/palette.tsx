import { CommandPalette, type PaletteEntry } from '@booster/ui/layout/keyboard/command-palette'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS, leadHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import type { PaletteProps } from '@booster/web/frame/app-frame'
import { entriesNamed } from '@booster/web/palette/entries-named'
import { paletteSearchOf } from '@booster/web/palette/palette-search-of'
import { useSettledTerm } from '@booster/web/palette/use-settled-term'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { FilePlus, Upload, User, UserPlus, Workflow } from 'lucide-react'
import { useState } from 'react'

const LEADS_SHOWN = 8

/** Pages, actions, sequences and leads by name. */
export function Palette({ pages, onOpen, onClose }: PaletteProps) {
  const { i18n } = useLingui()
  const [term, setTerm] = useState('')
  const settled = useSettledTerm(term)
  const automations = useAutomationEntries()
  const leads = useLeadEntries(settled)
  const actions: readonly PaletteEntry[] = [
    { href: hrefOf(AFFILIATE_PATHS.automations, { create: 1 }), label: i18n.t('Buat alur'), icon: Workflow },
    { href: hrefOf(AFFILIATE_PATHS.forms, { create: 1 }), label: i18n.t('Buat formulir'), icon: FilePlus },
    { href: hrefOf(AFFILIATE_PATHS.leads, { create: 1 }), label: i18n.t('Tambah lead'), icon: UserPlus },
    { href: AFFILIATE_PATHS.leadImport, label: i18n.t('Impor lead'), icon: Upload },
  ]
  const named = (entries: readonly PaletteEntry[]) => entriesNamed(entries, term)
  return (
    <CommandPalette
      placeholder={i18n.t('Nama halaman, alur, atau lead')}
      term={term}
      onTermChange={setTerm}
      groups={[
        { label: i18n.t('Halaman'), items: named(pages) },
        { label: i18n.t('Alur Email'), items: named(automations) },
        { label: i18n.t('Lead'), items: term.trim() === '' ? [] : leads.entries },
        { label: i18n.t('Tindakan'), items: named(actions) },
      ]}
      search={paletteSearchOf({ term, settled, query: leads.query })}
      onOpen={onOpen}
      onClose={onClose}
    />
  )
}

function useAutomationEntries(): readonly PaletteEntry[] {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().automation.list.queryOptions())
  return (list.data?.automations ?? []).map(({ id, name, triggerType }) => ({
    href: `${AFFILIATE_PATHS.automations}/${id}`,
    label: name,
    note: triggerName(i18n, triggerType),
    icon: Workflow,
  }))
}

function useLeadEntries(term: string | undefined) {
  const query = useQuery(
    useTRPC().lead.search.queryOptions(term === undefined ? skipToken : { q: term, limit: LEADS_SHOWN }, {
      placeholderData: keepPreviousData,
    }),
  )
  const entries: readonly PaletteEntry[] = (query.data?.leads ?? []).map(({ id, name, email }) => ({
    href: leadHref(id),
    label: name,
    note: email ?? undefined,
    icon: User,
  }))
  return { query, entries }
}
