import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldWiring } from './field.tsx'

export type TextInputProps = ComponentProps<'input'>

/** One line of text; takes id, description and error from the Field around. Works with `{...register('name')}`. */
export function TextInput(props: TextInputProps) {
  const wiring = useFieldWiring()
  return (
    <input
      id={wiring?.id}
      aria-describedby={wiring?.describedBy}
      aria-invalid={wiring?.invalid || undefined}
      {...props}
      className={clsx('input', props.className)}
    />
  )
}
