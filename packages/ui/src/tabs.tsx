import { Tabs as Base } from '@base-ui/react/tabs'
import { useEffect, useRef } from 'react'
import { Num } from './num.tsx'

export interface TabItem<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly count?: number | undefined
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
  useEffect(() => {
    if (value)
      list.current
        ?.querySelector('[aria-selected="true"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value])
  return (
    <Base.Root className="tabs-root" value={value} onValueChange={(next: Value) => onValueChange(next)}>
      <Base.List ref={list} className="tabs" aria-label={label} activateOnFocus={false}>
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className="tab">
            {item.label}
            {item.count !== undefined && (
              <span className="tab__count">
                <Num value={item.count} />
              </span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
    </Base.Root>
  )
}

/** Marks which side of a scrolling row hides something: data-fade="start" | "end" | "both" | "none". */
function useFadedEdge(row: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = row.current
    if (!element) return
    const mark = () => {
      const before = element.scrollLeft > 1
      const after = element.scrollLeft + element.clientWidth < element.scrollWidth - 1
      element.dataset.fade = before && after ? 'both' : before ? 'start' : after ? 'end' : 'none'
    }
    mark()
    const watcher = new ResizeObserver(mark)
    watcher.observe(element)
    element.addEventListener('scroll', mark, { passive: true })
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', mark)
    }
  }, [row])
}
