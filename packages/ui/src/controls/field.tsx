import { CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId, useMemo } from 'react'

/** What an input inside a Field takes over, so that label, hint and error belong to it. */
export interface FieldWiring {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

const FieldContext = createContext<FieldWiring | null>(null)

/** The wiring of the Field around, or null outside of one. */
export function useFieldWiring(): FieldWiring | null {
  return useContext(FieldContext)
}

export interface FieldProps {
  readonly label: ReactNode
  /** Right of the label: a counter ("18 dari 60") or a link. */
  readonly aside?: ReactNode
  readonly hint?: ReactNode
  /** The sentence that says what is wrong; empty or undefined means valid. */
  readonly error?: string | undefined
  /** One of TextInput, PasswordInput, TextArea. */
  readonly children: ReactNode
}

/** Label, input, hint and error as one thing. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const wiring = useMemo<FieldWiring>(() => {
    const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ')
    return { id, describedBy: described || undefined, invalid: Boolean(error) }
  }, [id, hint, hintId, error, errorId])
  return (
    <div className="field">
      <div className="field__label">
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <span className="field__aside">{aside}</span>}
      </div>
      <FieldContext value={wiring}>{children}</FieldContext>
      {hint !== undefined && (
        <span className="field__hint" id={hintId}>
          {hint}
        </span>
      )}
      {error ? (
        <span className="field__error" id={errorId} role="alert">
          <CircleAlert className="icon icon--sm" />
          {error}
        </span>
      ) : null}
    </div>
  )
}
