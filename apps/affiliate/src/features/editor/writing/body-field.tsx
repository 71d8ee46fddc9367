import { Button } from '@booster/ui/controls/button'
import { MenuButton } from '@booster/ui/controls/menu/menu-button'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { useLingui } from '@lingui/react'
import { ChevronDown, LayoutTemplate } from 'lucide-react'
import { useRef, useState } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { LAYOUTS, type Layout } from './layouts.ts'
import { checkBody, reduceBody } from './rich/check-body.ts'
import { RichBody } from './rich/rich-body.tsx'
import { SourceBody } from './source-body.tsx'

export type BodyFieldProps = {
  readonly html: string
  readonly isReadOnly: boolean
  readonly onChange: (html: string) => void
}

/** The body, in the rich view as long as nothing of it would be lost there, else as its HTML source. */
export function BodyField({ html, isReadOnly, onChange }: BodyFieldProps) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const view = useBodyView(html)
  const [isAsking, setAsking] = useState(false)
  const label = i18n.t('Isi email')
  const toRich = () => {
    const losses = checkBody(html)
    view.take(html)
    if (losses === null) view.choose('rich')
    else setAsking(true)
  }
  return (
    <div className="field">
      <div className="field__label">
        <span>{label}</span>
        {!isReadOnly && <LayoutMenu html={html} onChange={onChange} />}
      </div>
      {view.isRich ? (
        <RichBody
          html={html}
          label={label}
          isReadOnly={isReadOnly}
          onChange={(next) => {
            view.typed(next)
            onChange(next)
          }}
          onHold={(handOver) => session.addHolder(handOver)}
          onSource={() => {
            session.collect()
            view.choose('source')
          }}
        />
      ) : (
        <SourceBody
          html={html}
          label={label}
          losses={view.losses}
          isReadOnly={isReadOnly}
          onChange={(next) => {
            view.typed(next)
            onChange(next)
          }}
          onRich={toRich}
        />
      )}
      <ConfirmDialog
        open={isAsking}
        tone="danger"
        title={i18n.t('Buka di tampilan biasa?')}
        confirmLabel={i18n.t('Buka dan hilangkan')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          const reduced = reduceBody(html)
          setAsking(false)
          view.take(reduced)
          view.choose('rich')
          onChange(reduced)
        }}
      >
        <Losses names={checkedLosses(isAsking, html)} />
      </ConfirmDialog>
    </div>
  )
}

function checkedLosses(isAsking: boolean, html: string): readonly string[] {
  return isAsking ? (checkBody(html) ?? []) : []
}

function Losses({ names }: { readonly names: readonly string[] }) {
  const { i18n } = useLingui()
  return (
    <>
      <p>
        {names.length === 0
          ? i18n.t('Susunan HTML-nya akan berubah.')
          : i18n.t('Bagian ini akan hilang dari isi email:')}
      </p>
      {names.length > 0 && (
        <p>
          {names.map((name) => (
            <code key={name} className="tag">
              {name}
            </code>
          ))}
        </p>
      )}
      <p className="muted">{i18n.t('Ctrl+Z mengembalikannya.')}</p>
    </>
  )
}

type View = 'rich' | 'source'

/** Which view, by what the body can bear and by what was chosen. A body that comes from elsewhere is checked again. */
function useBodyView(html: string) {
  const [checked, setChecked] = useState(() => ({ html, losses: checkBody(html) }))
  const [chosen, setChosen] = useState<View>('rich')
  const typed = useRef(html)
  if (html !== checked.html && html !== typed.current) {
    typed.current = html
    setChecked({ html, losses: checkBody(html) })
  }
  return {
    isRich: chosen === 'rich' && checked.losses === null,
    losses: checked.losses,
    choose: setChosen,
    typed: (next: string) => {
      typed.current = next
    },
    take: (next: string) => {
      typed.current = next
      setChecked({ html: next, losses: checkBody(next) })
    },
  }
}

function LayoutMenu({
  html,
  onChange,
}: {
  readonly html: string
  readonly onChange: (html: string) => void
}) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const put = (layout: Layout) => {
    session.collect()
    onChange(layout.html)
    if (html === '') return
    toast.undo({
      text: i18n.t('Isi diganti dengan "{name}"', { name: i18n._(layout.name) }),
      icon: LayoutTemplate,
      onUndo: () => session.dispatch({ type: 'undo' }),
    })
  }
  return (
    <span className="field__aside">
      <MenuButton
        label={i18n.t('Tata letak')}
        trigger={
          <Button size="sm" variant="ghost" icon={ChevronDown}>
            {i18n.t('Tata letak')}
          </Button>
        }
        items={LAYOUTS.map((layout) => ({ label: i18n._(layout.name), onSelect: () => put(layout) }))}
      />
    </span>
  )
}
