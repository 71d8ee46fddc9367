import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { useLingui } from '@lingui/react'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { checkWords, fieldOf } from './check-words.ts'
import { jumpTo } from './jump-to.ts'
import { useChecks } from './use-step-previews.ts'

/** What would be wrong with the mails, each with the way to the field; and what is right. */
export function CheckList({ onJump }: { readonly onJump: () => void }) {
  const { i18n } = useLingui()
  const checks = useChecks()
  return (
    <section className="checks" aria-labelledby="editor-checks-title">
      <h2 id="editor-checks-title">{i18n.t('Pemeriksaan')}</h2>
      <ul>
        {checks.map((check) => (
          <Finding key={`${check.kind} ${check.step} ${check.detail.join()}`} check={check} onJump={onJump} />
        ))}
        <Fine checks={checks} />
      </ul>
    </section>
  )
}

function Finding({ check, onJump }: { readonly check: DraftCheck; readonly onJump: () => void }) {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const stepId = useSessionView(({ draft }) => draft.steps[check.step ?? -1]?.id)
  const field = fieldOf(check)
  const isError = check.level === 'error'
  const Shape = isError ? CircleAlert : TriangleAlert
  return (
    <li className="checks__item" data-state={isError ? 'danger' : 'warning'}>
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
