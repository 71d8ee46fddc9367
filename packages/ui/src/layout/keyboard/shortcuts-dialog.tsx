import { useLingui } from '@lingui/react'
import { Kbd } from '../../controls/kbd.tsx'
import { shortcutPreference, useShortcut, useShortcutsOn } from '../../controls/shortcut.tsx'
import { Switch } from '../../controls/switch.tsx'
import { Dialog } from '../dialog.tsx'

export interface Shortcut {
  readonly keys: readonly string[]
  readonly action: string
}

export interface ShortcutsDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** Beyond those of every page, which are always listed. */
  readonly shortcuts?: readonly Shortcut[] | undefined
}

/** Which of the two names the key beside the space bar has here. */
function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

/** All single-key shortcuts, and the switch that turns them off. `?` opens it. */
export function ShortcutsDialog({ open, onOpenChange, shortcuts = [] }: ShortcutsDialogProps) {
  const { i18n } = useLingui()
  const on = useShortcutsOn()
  useShortcut('?', () => onOpenChange(true))
  const all: readonly Shortcut[] = [
    { keys: [isMac() ? '⌘' : 'Ctrl', 'K'], action: i18n.t('Cari dan buka halaman apa pun') },
    { keys: ['/'], action: i18n.t('Cari') },
    { keys: ['?'], action: i18n.t('Tampilkan pintasan') },
    { keys: ['Esc'], action: i18n.t('Tutup panel atau dialog') },
    ...shortcuts,
  ]
  return (
    <Dialog open={open} onClose={() => onOpenChange(false)} title={i18n.t('Pintasan keyboard')}>
      <dl className="facts facts--spread">
        {all.map((shortcut) => (
          <div key={shortcut.action} className="facts__pair">
            <dt>{shortcut.action}</dt>
            <dd className="keys">
              {shortcut.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="switch-line">
        <span>{i18n.t('Pintasan satu tombol')}</span>
        <Switch
          label={i18n.t('Pintasan satu tombol')}
          checked={on}
          onCheckedChange={(next) => shortcutPreference.choose(next ? 'on' : 'off')}
        />
      </div>
    </Dialog>
  )
}
