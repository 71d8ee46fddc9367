import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldWiring } from './field.tsx'

/** One of several choices, by the device's own list; takes id, description and error from the Field around. */
export function SelectInput(props: ComponentProps<'select'>) {
  const wiring = useFieldWiring()
  return (
    <select
      id={wiring?.id}
      aria-describedby={wiring?.describedBy}
      aria-invalid={wiring?.invalid || undefined}
      {...props}
      className={clsx('input', props.className)}
    />
  )
}
