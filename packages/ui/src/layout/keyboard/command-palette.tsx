import { Autocomplete } from '@base-ui/react/autocomplete'
import { useLingui } from '@lingui/react'
import { type LucideIcon, Search } from 'lucide-react'
import { useRef } from 'react'
import { Kbd } from '../../controls/kbd.tsx'
import { Dialog } from '../dialog.tsx'

export interface PaletteEntry {
  readonly href: string
  readonly label: string
  readonly note?: string | undefined
  readonly icon: LucideIcon
}

export interface PaletteGroup {
  readonly label: string
  readonly items: readonly PaletteEntry[]
}

/** How the search on the server stands for what is typed. */
export type PaletteSearch = 'running' | 'failed' | 'done'

export interface CommandPaletteProps {
  /** What can be found: "Cari halaman, alur, atau lead". */
  readonly placeholder: string
  readonly term: string
  readonly onTermChange: (term: string) => void
  /** What matches the term, best first; groups without entries are left out. */
  readonly groups: readonly PaletteGroup[]
  readonly search: PaletteSearch
  readonly onOpen: (href: string) => void
  readonly onClose: () => void
}

/** Everything by its name: type, choose with the arrow keys, Enter opens. */
export function CommandPalette(props: CommandPaletteProps) {
  const { i18n } = useLingui()
  const { placeholder, term, onTermChange, search, onOpen, onClose } = props
  const input = useRef<HTMLInputElement>(null)
  const groups = props.groups.filter((group) => group.items.length > 0)
  const open = (entry: PaletteEntry) => {
    onClose()
    onOpen(entry.href)
  }
  return (
    <Dialog open onClose={onClose} title={i18n.t('Cari dan buka')} initialFocus={input}>
      <Autocomplete.Root
        inline
        open
        mode="none"
        items={groups}
        value={term}
        onValueChange={onTermChange}
        itemToStringValue={(entry: PaletteEntry) => entry.label}
        autoHighlight="always"
        keepHighlight
      >
        <div className="search palette__search">
          <Search className="icon" />
          <Autocomplete.Input ref={input} type="search" aria-label={placeholder} placeholder={placeholder} />
        </div>
        <Autocomplete.List className="palette__list">
          {(group: PaletteGroup) => (
            <Autocomplete.Group key={group.label} items={group.items}>
              <Autocomplete.GroupLabel className="palette__label">{group.label}</Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: PaletteEntry) => (
                  <Autocomplete.Item
                    key={entry.href}
                    value={entry}
                    className="menu__item"
                    onClick={() => open(entry)}
                  >
                    <entry.icon className="icon" />
                    <span className="palette__name">{entry.label}</span>
                    {entry.note !== undefined && <span className="palette__note">{entry.note}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <Autocomplete.Empty className="palette__none">
          {search === 'running' && i18n.t('Mencari…')}
          {search === 'done' && i18n.t('Tidak ada yang cocok')}
        </Autocomplete.Empty>
      </Autocomplete.Root>
      <p className="palette__none" role="status">
        {search === 'failed' && i18n.t('Pencarian gagal. Periksa koneksi, lalu ketik lagi.')}
      </p>
      <p className="palette__keys">
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {i18n.t('pilih')} <Kbd>Enter</Kbd> {i18n.t('buka')} <Kbd>Esc</Kbd>{' '}
        {i18n.t('tutup')}
      </p>
    </Dialog>
  )
}
