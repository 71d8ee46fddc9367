import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { Num } from '../data/num.tsx'
import { useFadedEdge } from './use-faded-edge.ts'

export interface TabItem<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Null: not known now, but it keeps its room, so that no tab moves under a finger when it comes. */
  readonly count?: number | null | undefined
}

export interface TabsProps<Value extends string> {
  /** What the tabs choose ("Status"). */
  readonly label: string
  readonly value: Value
  readonly items: readonly TabItem<Value>[]
  readonly onValueChange: (value: Value) => void
}

/** Tabs with counts that filter what stands below them; they scroll sideways and fade where more follows. */
export function Tabs<Value extends string>({ label, value, items, onValueChange }: TabsProps<Value>) {
  const list = useRef<HTMLDivElement>(null)
  useFadedEdge(list)
  // Counts arrive after the tabs and widen them, so the chosen one moves.
  const widths = items.map(({ label: word, count }) => `${word} ${count}`).join()
  useChosenInSight(list, value, widths)
  const focusable = items.some((item) => item.value === value) ? value : items[0]?.value
  return (
    <div className="tabs-root">
      <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={moveFocus} tabIndex={-1}>
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            role="tab"
            className="tab"
            aria-selected={item.value === value}
            tabIndex={item.value === focusable ? 0 : -1}
            onClick={() => onValueChange(item.value)}
          >
            {item.label}
            {item.count !== undefined && (
              <span className="tab__count">{item.count !== null && <Num value={item.count} />}</span>
            )}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Arrows, Home and End move the focus; Enter or space chooses, so that passing by loads nothing. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const here = tabs.indexOf(document.activeElement as HTMLElement)
  const places: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }
  const place = places[event.key]
  if (place === undefined || here < 0) return
  event.preventDefault()
  tabs.at(place % tabs.length)?.focus()
}

/** Scrolls the row, and nothing but the row, to the chosen tab, until a hand moves it elsewhere. */
function useChosenInSight(row: RefObject<HTMLElement | null>, value: string, widths: string): void {
  const movedFrom = useRef<string>(undefined)
  useEffect(() => {
    const element = row.current
    const chosen = element?.querySelector<HTMLElement>('[aria-selected="true"]')
    if (!element || !chosen || widths === '' || movedFrom.current === value) return
    element.scrollLeft = chosen.offsetLeft - (element.clientWidth - chosen.offsetWidth) / 2
  }, [row, value, widths])
  useEffect(() => {
    const element = row.current
    const leave = () => {
      movedFrom.current = value
    }
    element?.addEventListener('pointerdown', leave)
    element?.addEventListener('wheel', leave, { passive: true })
    return () => {
      element?.removeEventListener('pointerdown', leave)
      element?.removeEventListener('wheel', leave)
    }
  }, [row, value])
}
