import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { useLingui } from '@lingui/react'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { checkWords, fieldOf } from './check-words.ts'
import { jumpTo } from './jump-to.ts'
import { useChecks } from './use-step-previews.ts'

/** What would be wrong with the mails, each with the way to the field; and what is right. */
export function CheckList({ onJump }: { readonly onJump: () => void }) {
  const { i18n } = useLingui()
  const checks = useChecks()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section className="checks" aria-labelledby="editor-checks-title">
      <h2 id="editor-checks-title" ref={heading} tabIndex={-1}>
        {i18n.t('Pemeriksaan')}
      </h2>
      <ul>
        {checks.map((check) => (
          <Finding
            key={`${check.kind} ${check.step} ${check.detail.join()}`}
            check={check}
            heading={heading}
            onJump={onJump}
          />
        ))}
        <Fine checks={checks} />
      </ul>
    </section>
  )
}

type FindingProps = {
  readonly check: DraftCheck
  readonly heading: RefObject<HTMLElement | null>
  readonly onJump: () => void
}

function Finding({ check, heading, onJump }: FindingProps) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const stepId = useSessionView(({ draft }) => draft.steps[check.step ?? -1]?.id)
  const field = fieldOf(check)
  const item = useRef<HTMLLIElement>(null)
  useFocusHeir(item, heading)
  const isError = check.level === 'error'
  const Shape = isError ? CircleAlert : TriangleAlert
  return (
    <li ref={item} className="checks__item" data-state={isError ? 'danger' : 'warning'}>
      <Shape
        className="icon icon--sm"
        aria-label={isError ? i18n.t('Harus diperbaiki') : i18n.t('Perhatikan')}
      />
      <span>
        {check.step !== null && <strong>{i18n.t('Langkah {place}', { place: check.step + 1 })}: </strong>}
        {checkWords(i18n, check)}{' '}
        {field !== null && stepId !== undefined && (
          <button
            type="button"
            className="checks__jump link"
            onClick={() => {
              session.dispatch({ type: 'select', id: stepId })
              onJump()
              jumpTo(field)
            }}
          >
            {i18n.t('Buka')}
          </button>
        )}
      </span>
    </li>
  )
}

/** A finding goes away by itself, once its reason does: the focus inside of it goes to the heading. */
function useFocusHeir(part: RefObject<HTMLElement | null>, heir: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = part.current
    return () => {
      if (element?.contains(document.activeElement)) heir.current?.focus({ preventScroll: true })
    }
  }, [part, heir])
}

/** What was looked at and is right. */
function Fine({ checks }: { readonly checks: readonly DraftCheck[] }) {
  const { i18n } = useLingui()
  const has = (...kinds: readonly DraftCheck['kind'][]) => checks.some(({ kind }) => kinds.includes(kind))
  if (has('NO_STEPS')) return null
  const fine = [
    ...(has('SUBJECT_EMPTY', 'BODY_EMPTY') ? [] : [i18n.t('Semua subjek dan isi terisi')]),
    ...(has('SHORTCODE_UNKNOWN', 'SHORTCODE_BROKEN') ? [] : [i18n.t('Semua shortcode dikenal')]),
    ...(has('DELAY_DECREASES') ? [] : [i18n.t('Urutan waktu benar')]),
    i18n.t('Tautan berhenti berlangganan ditambahkan otomatis'),
  ]
  return fine.map((text) => (
    <li key={text} className="checks__item" data-state="healthy">
      <CircleCheck className="icon icon--sm" />
      {text}
    </li>
  ))
}
