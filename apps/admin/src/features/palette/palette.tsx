import { CommandPalette, type PaletteEntry } from '@booster/ui/layout/keyboard/command-palette'
import { affiliateHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import type { PaletteProps } from '@booster/web/frame/app-frame'
import { entriesNamed } from '@booster/web/palette/entries-named'
import { paletteSearchOf } from '@booster/web/palette/palette-search-of'
import { useSettledTerm } from '@booster/web/palette/use-settled-term'
import { useLingui } from '@lingui/react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { User } from 'lucide-react'
import { useState } from 'react'

const AFFILIATES_SHOWN = 8

/** Pages and affiliates by name. */
export function Palette({ pages, onOpen, onClose }: PaletteProps) {
  const { i18n } = useLingui()
  const [term, setTerm] = useState('')
  const settled = useSettledTerm(term)
  const found = useQuery(
    useTRPC().admin.affiliate.list.queryOptions(
      settled === undefined ? skipToken : { q: settled, limit: AFFILIATES_SHOWN },
      { placeholderData: keepPreviousData },
    ),
  )
  const affiliates: readonly PaletteEntry[] = (found.data?.rows ?? []).map(({ id, name, email }) => ({
    href: affiliateHref(id),
    label: name,
    note: email,
    icon: User,
  }))
  return (
    <CommandPalette
      placeholder={i18n.t('Nama halaman atau affiliate')}
      term={term}
      onTermChange={setTerm}
      groups={[
        { label: i18n.t('Halaman'), items: entriesNamed(pages, term) },
        { label: i18n.t('Affiliate'), items: term.trim() === '' ? [] : affiliates },
      ]}
      search={paletteSearchOf({ term, settled, query: found })}
      onOpen={onOpen}
      onClose={onClose}
    />
  )
}
