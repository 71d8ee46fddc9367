import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { Skeleton } from '@booster/ui/feedback/skeleton'
import { toast } from '@booster/ui/feedback/toast'
import { useLingui } from '@lingui/react'
import { ChevronDown, ChevronUp, Copy, Trash2 } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { SessionView } from '../state/draft-session.ts'
import type { StepChange } from '../state/draft-state.ts'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { newId } from '../state/new-id.ts'
import { placeOf } from '../state/step-order.ts'
import { DelayField } from './delay-field.tsx'
import { LineField } from './line-field.tsx'

const BodyField = lazy(async () => ({ default: (await import('./body-field.tsx')).BodyField }))

/** Inboxes on phones cut what is longer. */
const SUBJECT_GOOD = 60

/** Everything about one step: when it is sent, and what. */
export function StepPanel() {
  const { i18n } = useLingui()
  const step = useSessionView(readStep)
  const { session, isReadOnly } = useEditor()
  if (step === null) return <NoStep />
  const { place, count } = step
  const change = (part: StepChange) =>
    session.dispatch({ type: 'edit', id: step.id, change: part, at: Date.now() })
  return (
    <section className="editor__pane editor__form" aria-labelledby="editor-step-title">
      <div className="editor__pane-head">
        <h2 id="editor-step-title">{i18n.t('Langkah {place} dari {count}', { place: place + 1, count })}</h2>
        {!isReadOnly && <StepButtons id={step.id} place={place} count={count} />}
      </div>
      <div className="editor__fields" key={step.id}>
        <DelayField
          minutes={step.delayMinutes}
          before={step.before}
          place={place}
          isReadOnly={isReadOnly}
          onChange={(delayMinutes) => change({ delayMinutes })}
        />
        <LineField
          id="editor-subject"
          label={i18n.t('Subjek')}
          aside={<Counter length={[...step.emailSubject].length} />}
          value={step.emailSubject}
          isReadOnly={isReadOnly}
          onChange={(emailSubject) => change({ emailSubject })}
        />
        <LineField
          id="editor-preheader"
          label={i18n.t('Preheader')}
          aside={i18n.t('opsional')}
          value={step.preheader}
          isReadOnly={isReadOnly}
          onChange={(preheader) => change({ preheader })}
        />
        <Suspense fallback={<Skeleton height="340px" />}>
          <BodyField
            stepId={step.id}
            isReadOnly={isReadOnly}
            onChange={(emailBody) => change({ emailBody })}
          />
        </Suspense>
      </div>
    </section>
  )
}

/** Without the body: a key in that draws nothing here. */
function readStep({ draft }: SessionView) {
  const { steps, selectedId } = draft
  const place = placeOf(steps, selectedId ?? '')
  const step = steps[place]
  if (step === undefined) return null
  const { id, delayMinutes, emailSubject, preheader } = step
  const before = steps[place - 1]?.delayMinutes
  return { id, delayMinutes, emailSubject, preheader, place, before, count: steps.length }
}

function Counter({ length }: { readonly length: number }) {
  const { i18n } = useLingui()
  return (
    <span className={length > SUBJECT_GOOD ? 'counter--long' : undefined}>
      {i18n.t('{length} dari {most}', { length, most: SUBJECT_GOOD })}
    </span>
  )
}

function StepButtons({
  id,
  place,
  count,
}: {
  readonly id: string
  readonly place: number
  readonly count: number
}) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const small = { iconOnly: true, size: 'sm', variant: 'ghost' } as const
  const move = (to: number) => session.dispatch({ type: 'move', id, to })
  const remove = () => {
    session.dispatch({ type: 'remove', id })
    toast.undo({
      text: i18n.t('Langkah {place} dihapus dari draf', { place: place + 1 }),
      icon: Trash2,
      onUndo: () => session.dispatch({ type: 'undo' }),
    })
  }
  return (
    <div className="editor__pane-end">
      <Button
        {...small}
        icon={ChevronUp}
        label={i18n.t('Naikkan langkah')}
        disabledReason={place === 0 ? i18n.t('Sudah paling atas') : undefined}
        onClick={() => move(place - 1)}
      />
      <Button
        {...small}
        icon={ChevronDown}
        label={i18n.t('Turunkan langkah')}
        disabledReason={place === count - 1 ? i18n.t('Sudah paling bawah') : undefined}
        onClick={() => move(place + 1)}
      />
      <Button
        {...small}
        icon={Copy}
        label={i18n.t('Gandakan langkah')}
        onClick={() => session.dispatch({ type: 'duplicate', id, newId: newId() })}
      />
      <Button {...small} icon={Trash2} label={i18n.t('Hapus langkah')} onClick={remove} />
    </div>
  )
}

function NoStep() {
  const { i18n } = useLingui()
  const { session, isReadOnly } = useEditor()
  return (
    <section className="editor__pane editor__form">
      <EmptyState
        kind="never-used"
        title={i18n.t('Belum ada langkah')}
        action={
          isReadOnly ? undefined : (
            <Button
              variant="primary"
              onClick={() =>
                session.dispatch({
                  type: 'add',
                  place: 0,
                  step: { id: newId(), emailSubject: '', preheader: '', emailBody: '' },
                })
              }
            >
              {i18n.t('Tulis email pertama')}
            </Button>
          )
        }
      >
        {i18n.t('Setiap langkah adalah satu email dengan waktunya sendiri.')}
      </EmptyState>
    </section>
  )
}
