import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { BODY_MOST } from '../state/limits.ts'
import { useStable } from '../state/use-stable.ts'
import { writeLater } from './write-later.ts'

export type SourceBodyProps = {
  readonly html: string
  readonly label: string
  /** What keeps it from the rich view; null: nothing. */
  readonly losses: readonly string[] | null
  readonly isReadOnly: boolean
  readonly onChange: (html: string) => void
  /** Gets what hands over the last keys at once; the answer ends it. */
  readonly onHold: (handOver: () => void) => () => void
  readonly onRich: () => void
}

/** The HTML of the body as it is; for pasted templates, and for whoever prefers it. */
export function SourceBody(props: SourceBodyProps) {
  const { i18n } = useLingui()
  const { label, losses, isReadOnly, onRich } = props
  const { field, first } = useSource(props)
  return (
    <div className="rich rich--source">
      <div className="rich__tools">
        <span className="rich__why">
          {losses === null
            ? i18n.t('Sumber HTML')
            : i18n.t('Sumber HTML: isi ini memakai {names}, yang hanya utuh di sini.', {
                names: losses.length === 0 ? i18n.t('susunan khusus') : losses.join(', '),
              })}
        </span>
        {!isReadOnly && (
          <Button size="sm" variant="ghost" onClick={onRich}>
            {i18n.t('Tampilan biasa')}
          </Button>
        )}
      </div>
      <textarea
        id="editor-body"
        className="rich__source mono"
        aria-label={label}
        ref={field}
        spellCheck={false}
        readOnly={isReadOnly}
        maxLength={BODY_MOST}
        defaultValue={first}
        placeholder={i18n.t('Tempel HTML email Anda di sini')}
      />
    </div>
  )
}

/** The field holds its text itself: to compare and draw a long one with each key would take longer than the key. */
function useSource({ html, onChange, onHold }: SourceBodyProps): {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly first: string
} {
  const field = useRef<HTMLTextAreaElement>(null)
  const [first] = useState(html)
  const known = useRef(html)
  const hold = useRef(onHold)
  const change = useStable((next: string) => {
    known.current = next
    onChange(next)
  })
  useEffect(() => {
    const element = field.current
    if (element === null) return
    const writing = writeLater(() => element.value, change)
    const release = hold.current(writing.writeNow)
    element.addEventListener('input', writing.touch)
    return () => {
      element.removeEventListener('input', writing.touch)
      writing.writeNow()
      release()
    }
  }, [change])
  useEffect(() => {
    if (field.current === null || html === known.current) return
    known.current = html
    field.current.value = html
  }, [html])
  return { field, first }
}
