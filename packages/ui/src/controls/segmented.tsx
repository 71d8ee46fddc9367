import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface SegmentedItem<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen here ("Rentang"). */
  readonly label: string
  readonly value: Value
  readonly items: readonly SegmentedItem<Value>[]
  readonly onValueChange: (value: Value) => void
  readonly size?: 'md' | 'sm' | undefined
  readonly className?: string | undefined
}

/** A few choices side by side, one of them pressed. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own box and legend
    <span
      className={clsx('segmented', props.size === 'sm' && 'segmented--sm', props.className)}
      role="group"
      aria-label={props.label}
    >
      {props.items.map((item) => (
        <button
          key={item.value}
          type="button"
          className="segmented__item"
          aria-pressed={item.value === props.value}
          onClick={() => props.onValueChange(item.value)}
        >
          {item.label}
        </button>
      ))}
    </span>
  )
}
