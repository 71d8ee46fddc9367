import { Button } from '@booster/ui/controls/button'
import { MenuButton } from '@booster/ui/controls/menu/menu-button'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { useLingui } from '@lingui/react'
import { ChevronDown, LayoutTemplate } from 'lucide-react'
import { memo, useCallback, useRef, useState } from 'react'
import type { Step } from '../state/draft-state.ts'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { useStable } from '../state/use-stable.ts'
import { LAYOUTS, type Layout } from './layouts.ts'
import { checkBody, reduceBody } from './rich/check-body.ts'
import { RichBody } from './rich/rich-body.tsx'
import { SourceBody } from './source-body.tsx'

export type BodyFieldProps = {
  readonly stepId: string
  readonly isReadOnly: boolean
  readonly onChange: (html: string) => void
}

/** The body, in the rich view as long as nothing of it would be lost there, else as its HTML source. */
export function BodyField({ stepId, isReadOnly, onChange }: BodyFieldProps) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const html = useSessionView(({ draft }) => bodyOf(draft.steps, stepId))
  const view = useBodyView(html)
  const [isAsking, setAsking] = useState(false)
  const label = i18n.t('Isi email')
  const change = useStable((next: string) => {
    view.typed(next)
    onChange(next)
  })
  const replace = useStable(onChange)
  const hold = useCallback((handOver: () => void) => session.addHolder(handOver), [session])
  const toSource = useStable(() => {
    session.collect()
    view.choose('source')
  })
  const toRich = useStable(() => {
    session.collect()
    const now = bodyOf(session.getView().draft.steps, stepId)
    view.take(now)
    if (checkBody(now) === null) view.choose('rich')
    else setAsking(true)
  })
  const shared = { html, label, isReadOnly, onChange: change, onHold: hold }
  return (
    <div className="field">
      <div className="field__label">
        <span>{label}</span>
        {!isReadOnly && <LayoutMenu stepId={stepId} onChange={replace} />}
      </div>
      {view.isRich ? (
        <RichBody {...shared} onSource={toSource} />
      ) : (
        <SourceBody {...shared} losses={view.losses} onRich={toRich} />
      )}
      {isAsking && (
        <LossQuestion
          html={html}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            const reduced = reduceBody(html)
            setAsking(false)
            view.take(reduced)
            view.choose('rich')
            onChange(reduced)
          }}
        />
      )}
    </div>
  )
}

function bodyOf(steps: readonly Step[], id: string): string {
  return steps.find((step) => step.id === id)?.emailBody ?? ''
}

function LossQuestion(props: {
  readonly html: string
  readonly onClose: () => void
  readonly onConfirm: () => void
}) {
  const { i18n } = useLingui()
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={i18n.t('Buka di tampilan biasa?')}
      confirmLabel={i18n.t('Buka dan hilangkan')}
      onClose={props.onClose}
      onConfirm={props.onConfirm}
    >
      <Losses names={checkBody(props.html) ?? []} />
    </ConfirmDialog>
  )
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

/** Typing does not draw it again. */
const LayoutMenu = memo(DrawnLayoutMenu)

function DrawnLayoutMenu(props: { readonly stepId: string; readonly onChange: (html: string) => void }) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const put = (layout: Layout) => {
    session.collect()
    const before = bodyOf(session.getView().draft.steps, props.stepId)
    props.onChange(layout.html)
    if (before === '') return
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
