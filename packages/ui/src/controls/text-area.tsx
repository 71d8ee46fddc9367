import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldWiring } from './field.tsx'

export type TextAreaProps = ComponentProps<'textarea'>

/** Several lines of text; takes id, description and error from the Field around. */
export function TextArea(props: TextAreaProps) {
  const wiring = useFieldWiring()
  return (
    <textarea
      id={wiring?.id}
      aria-describedby={wiring?.describedBy}
      aria-invalid={wiring?.invalid || undefined}
      rows={3}
      {...props}
      className={clsx('input', props.className)}
    />
  )
}
