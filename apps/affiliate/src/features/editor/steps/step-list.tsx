import { ShortcodeText } from '@booster/ui/data/shortcode-text'
import { delayWords } from '@booster/web/words/delay-words'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { clsx } from 'clsx'
import { GripVertical, Plus, Zap } from 'lucide-react'
import { type KeyboardEvent, memo, useState } from 'react'
import type { SessionView } from '../state/draft-session.ts'
import type { Step } from '../state/draft-state.ts'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { STEPS_MOST } from '../state/limits.ts'
import { newId } from '../state/new-id.ts'
import { listDecreases, placeOf } from '../state/step-order.ts'
import { useStable } from '../state/use-stable.ts'
import { spanWords } from './span-words.ts'
import { type StepDrag, useStepDrag } from './use-step-drag.ts'

const DAY = 1_440

/** As much of a step as the list shows. */
type ListedStep = Pick<Step, 'id' | 'delayMinutes' | 'emailSubject'>

/** The steps in their order with the delay that leads to each: to choose, to move, to add between. */
export function StepList({ onOpen }: { readonly onOpen: () => void }) {
  const { i18n } = useLingui()
  const { automation, session, isReadOnly } = useEditor()
  const { steps, selectedId } = useSessionView(readList)
  const [announced, setAnnounced] = useState('')
  const move = (id: string, to: number) => {
    if (isReadOnly || to < 0 || to >= steps.length) return
    session.dispatch({ type: 'move', id, to })
    setAnnounced(i18n.t('Dipindah ke langkah {place} dari {count}', { place: to + 1, count: steps.length }))
  }
  const drag = useStepDrag((from, to) => move(steps[from]?.id ?? '', to))
  const add = (place: number) => {
    const step = { id: newId(), emailSubject: '', preheader: '', emailBody: '' }
    session.dispatch({ type: 'add', place, step })
    onOpen()
  }
  const select = useStable((id: string) => {
    session.dispatch({ type: 'select', id })
    onOpen()
  })
  const moveBy = useStable((id: string, by: 1 | -1) => move(id, placeOf(steps, id) + by))
  const early = listDecreases(steps)
  const canAdd = !isReadOnly && steps.length < STEPS_MOST
  return (
    <section className="editor__pane editor__steps" aria-labelledby="editor-steps-title">
      <div className="editor__pane-head">
        <h2 id="editor-steps-title">{i18n.t('{count} langkah', { count: steps.length })}</h2>
        <span className="editor__pane-end muted small">{i18n.t('dihitung dari pemicu')}</span>
      </div>
      <div className="flow__trigger">
        <Zap className="icon" />
        <p>
          <span className="cell-sub">{i18n.t('Pemicu')}</span>
          <span className="cell-main">{triggerName(i18n, automation.triggerType)}</span>
        </p>
      </div>
      <ol className="flow" ref={drag.list} data-dragging={drag.dragged !== null || undefined}>
        {steps.map((step, place) => (
          <li
            key={step.id}
            data-drop={drag.target === place ? drag.side : undefined}
            className={clsx(drag.dragged === place && 'is-dragged')}
          >
            <Delay
              minutes={step.delayMinutes}
              isEarly={early.includes(place)}
              place={place}
              onAdd={canAdd ? add : undefined}
            />
            <StepCard
              step={step}
              place={place}
              sent={automation.steps.find(({ id }) => id === step.id)?.sentCount}
              isSelected={step.id === selectedId}
              onGrip={isReadOnly ? undefined : drag.grip}
              onSelect={select}
              onMove={moveBy}
            />
          </li>
        ))}
      </ol>
      {canAdd && (
        <button type="button" className="button flow__end" onClick={() => add(steps.length)}>
          <Plus className="icon" />
          {i18n.t('Tambah langkah')}
        </button>
      )}
      <p className="visually-hidden" role="status">
        {announced}
      </p>
    </section>
  )
}

function readList({ draft }: SessionView): {
  readonly steps: readonly ListedStep[]
  readonly selectedId: string | null
} {
  const steps = draft.steps.map(({ id, delayMinutes, emailSubject }) => ({ id, delayMinutes, emailSubject }))
  return { steps, selectedId: draft.selectedId }
}

function Delay(props: {
  readonly minutes: number
  readonly isEarly: boolean
  readonly place: number
  readonly onAdd: ((place: number) => void) | undefined
}) {
  const { i18n } = useLingui()
  const { minutes, isEarly, place, onAdd } = props
  return (
    <div className={clsx('flow__delay', isEarly && 'is-early-delay')}>
      <strong>{delayWords(i18n, minutes)}</strong>
      {minutes >= DAY && <span>{spanWords(i18n, minutes)}</span>}
      {onAdd !== undefined && (
        <button
          type="button"
          className="flow__add"
          aria-label={i18n.t('Tambah langkah sebelum langkah {place}', { place: place + 1 })}
          onClick={() => onAdd(place)}
        >
          <Plus className="icon" />
        </button>
      )}
    </div>
  )
}

type CardProps = {
  readonly step: ListedStep
  readonly place: number
  readonly sent: number | undefined
  readonly isSelected: boolean
  readonly onGrip: StepDrag['grip'] | undefined
  readonly onSelect: (id: string) => void
  readonly onMove: (id: string, by: 1 | -1) => void
}

/** Typing in one step draws no other. */
const StepCard = memo(DrawnStepCard)

function DrawnStepCard(props: CardProps) {
  const { i18n } = useLingui()
  const { step, place, sent, isSelected, onGrip, onSelect, onMove } = props
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(step.id, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <div className="flow__step" data-selected={isSelected || undefined}>
      <button
        type="button"
        className="flow__card"
        aria-current={isSelected ? 'step' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => onSelect(step.id)}
        onKeyDown={onKey}
      >
        <span className="flow__no">{place + 1}</span>
        <span className="flow__text">
          <span className="flow__subject">
            {step.emailSubject === '' ? (
              <span className="muted">{i18n.t('Tanpa subjek')}</span>
            ) : (
              <ShortcodeText text={step.emailSubject} />
            )}
          </span>
          <span className="cell-sub">
            {sent === undefined ? i18n.t('baru') : i18n.t('{count} terkirim', { count: sent })}
          </span>
        </span>
      </button>
      {onGrip !== undefined && (
        <span className="flow__grip" aria-hidden="true" onPointerDown={(event) => onGrip(event, place)}>
          <GripVertical className="icon" />
        </span>
      )}
    </div>
  )
}
