import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import { BODY_MOST } from '../state/limits.ts'

/** The HTML of the body as it is; for pasted templates, and for whoever prefers it. */
export function SourceBody(props: {
  readonly html: string
  readonly label: string
  /** What keeps it from the rich view; null: nothing. */
  readonly losses: readonly string[] | null
  readonly isReadOnly: boolean
  readonly onChange: (html: string) => void
  readonly onRich: () => void
}) {
  const { i18n } = useLingui()
  const { html, label, losses, isReadOnly, onChange, onRich } = props
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
        spellCheck={false}
        readOnly={isReadOnly}
        maxLength={BODY_MOST}
        value={html}
        placeholder={i18n.t('Tempel HTML email Anda di sini')}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
