import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react'
import type { ActionMenuItem } from './action-menu-item.ts'
import type { MenuChoice } from './menu-choice.ts'

function loadPopup() {
  return import('./menu-popup.tsx')
}
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }))

export interface MenuButtonProps {
  /** Names button and menu. */
  readonly label: string
  /** A `<button>` or Button; gets click, ref and aria. */
  readonly trigger: ReactElement<React.ComponentProps<'button'>>
  readonly align?: 'start' | 'end' | undefined
  readonly header?: ReactNode
  readonly items?: readonly ActionMenuItem[] | undefined
  readonly choice?: MenuChoice | undefined
}

/** A button with a menu whose code is fetched when the pointer or the focus comes near. */
export function MenuButton({ label, trigger, align = 'end', header, items, choice }: MenuButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const fetchAhead = () => {
    // A failed fetch ahead is no error yet; opening tries again and then tells.
    loadPopup().catch(() => undefined)
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-label': label,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPointerEnter: fetchAhead,
        onFocus: fetchAhead,
        onClick: () => setOpen((before) => !before),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      {open && (
        <Suspense>
          <MenuPopup
            anchor={anchor}
            label={label}
            align={align}
            header={header}
            items={items}
            choice={choice}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
