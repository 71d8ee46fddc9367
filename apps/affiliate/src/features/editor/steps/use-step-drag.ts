import { type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react'

type Drag = { readonly from: number; readonly to: number }

export type StepDrag = {
  readonly list: RefObject<HTMLOListElement | null>
  readonly grip: (event: PointerEvent, place: number) => void
  readonly dragged: number | null
  readonly target: number | null
  /** Of the target, where the step would stand. */
  readonly side: 'before' | 'after'
}

/** Drags a step by its grip, with mouse or finger. Keyboards have Alt and the arrows, and the buttons of the step. */
export function useStepDrag(onMove: (from: number, to: number) => void): StepDrag {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const drop = useRef(onMove)
  drop.current = onMove
  const grip = useCallback((event: PointerEvent, from: number) => {
    if (event.button !== 0 || list.current === null) return
    event.preventDefault()
    follow(list.current, { from, show: setDrag, drop: (to) => drop.current(from, to) })
  }, [])
  return {
    list,
    grip,
    dragged: drag?.from ?? null,
    target: drag === null || drag.to === drag.from ? null : drag.to,
    side: drag !== null && drag.to > drag.from ? 'after' : 'before',
  }
}

/** Follows the pointer until it is let go; Escape leaves everything where it was. */
function follow(
  list: HTMLOListElement,
  drag: {
    readonly from: number
    readonly show: (drag: Drag | null) => void
    readonly drop: (to: number) => void
  },
): void {
  const { from } = drag
  let to = from
  const move = (event: globalThis.PointerEvent) => {
    to = placeAt(list, event.clientY, from)
    drag.show({ from, to })
  }
  const end = (isDropped: boolean) => {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', letGo)
    removeEventListener('pointercancel', cancel)
    removeEventListener('keydown', onKey)
    drag.show(null)
    if (isDropped && to !== from) drag.drop(to)
  }
  const letGo = () => end(true)
  const cancel = () => end(false)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end(false)
  }
  drag.show({ from, to })
  addEventListener('pointermove', move)
  addEventListener('pointerup', letGo)
  addEventListener('pointercancel', cancel)
  addEventListener('keydown', onKey)
}

/** The place whose half the pointer is in. */
function placeAt(list: HTMLOListElement, y: number, from: number): number {
  const middles = [...list.children].map((item) => {
    const { top, height } = item.getBoundingClientRect()
    return top + height / 2
  })
  const above = middles.filter((middle) => middle < y).length
  return Math.max(0, Math.min(middles.length - 1, above > from ? above - 1 : above))
}
