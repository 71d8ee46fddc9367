import { Dialog as Base } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { useShortcut } from '../controls/shortcut.tsx'
import { usePhone } from '../device/use-phone.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

export interface DrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  /** Names the pane ("Detail email untuk Dewi Lestari"). */
  readonly label: string
  /** Left in the bar: "Email 2 dari 1.757". */
  readonly position?: ReactNode
  /** Keys k / j; absent at the ends of the list. */
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
  /** Buttons of the foot. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/**
 * A pane at the right that leaves the list usable; on phones a full page. Esc closes it, focus goes back.
 * Give the page's root the class `has-drawer` while it is open (AppShell: `drawerOpen`).
 */
export function Drawer(props: DrawerProps) {
  const phone = usePhone()
  useKeptFocus(props.open)
  return (
    <Base.Root
      open={props.open}
      modal={phone}
      disablePointerDismissal
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      <Base.Portal>
        <Base.Popup className="drawer" aria-label={props.label} data-modal={phone || undefined}>
          <DrawerBar {...props} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="drawer__scroll" tabIndex={0} aria-label={props.label}>
            {props.children}
          </section>
          {props.footer !== undefined && <footer className="drawer__foot">{props.footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function DrawerBar({ open, onClose, position, onPrevious, onNext }: DrawerProps) {
  const { i18n } = useLingui()
  useShortcut('k', () => onPrevious?.(), open)
  useShortcut('j', () => onNext?.(), open)
  const steps = onPrevious !== undefined || onNext !== undefined
  const small = { iconOnly: true, size: 'sm', variant: 'ghost' } as const
  return (
    <div className="drawer__bar">
      <span className="muted small">{position}</span>
      <div className="card__end">
        {steps && (
          <>
            <Button
              {...small}
              icon={ChevronUp}
              label={i18n.t('Sebelumnya (k)')}
              disabled={!onPrevious}
              onClick={onPrevious}
            />
            <Button
              {...small}
              icon={ChevronDown}
              label={i18n.t('Berikutnya (j)')}
              disabled={!onNext}
              onClick={onNext}
            />
          </>
        )}
        <Button {...small} icon={X} label={i18n.t('Tutup (Esc)')} onClick={onClose} />
      </div>
    </div>
  )
}
