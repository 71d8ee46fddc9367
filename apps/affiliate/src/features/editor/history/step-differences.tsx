import { delayWords } from '@booster/web/words/delay-words'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import type { Step } from '../state/draft-state.ts'
import { type ComparedField, compareSteps, type StepDifference } from './compare-steps.ts'
import { readableText } from './readable-text.ts'
import { WordDiff } from './word-diff.tsx'

/** What differs between two drafts, step by step and field by field. */
export function StepDifferences({
  from,
  to,
}: {
  readonly from: readonly Step[]
  readonly to: readonly Step[]
}) {
  const { i18n } = useLingui()
  const differences = compareSteps(from, to)
  if (differences.length === 0) return <p className="muted">{i18n.t('Tidak ada bedanya.')}</p>
  return (
    <ul className="differences">
      {differences.map((difference) => (
        <li
          key={`${difference.kind} ${difference.kind === 'changed' ? difference.to.id : difference.step.id}`}
        >
          <Difference difference={difference} />
        </li>
      ))}
    </ul>
  )
}

function Difference({ difference }: { readonly difference: StepDifference }) {
  const { i18n } = useLingui()
  const place = difference.place + 1
  if (difference.kind !== 'changed') {
    const subject = difference.step.emailSubject
    return (
      <>
        <h3>
          {difference.kind === 'added'
            ? i18n.t('Langkah {place} baru', { place })
            : i18n.t('Langkah {place} dihapus', { place })}
        </h3>
        <p className="muted">{subject === '' ? i18n.t('Tanpa subjek') : subject}</p>
      </>
    )
  }
  return (
    <>
      <h3>
        {difference.isMoved
          ? i18n.t('Langkah {place}, dipindah', { place })
          : i18n.t('Langkah {place}', { place })}
      </h3>
      {difference.fields.map((field) => (
        <Field key={field} field={field} from={difference.from} to={difference.to} />
      ))}
    </>
  )
}

function Field(props: { readonly field: ComparedField; readonly from: Step; readonly to: Step }) {
  const { i18n } = useLingui()
  const { field, from, to } = props
  const names = {
    delayMinutes: i18n.t('Waktu'),
    emailSubject: i18n.t('Subjek'),
    preheader: i18n.t('Preheader'),
    emailBody: i18n.t('Isi email'),
  } satisfies Record<ComparedField, string>
  const texts = [textOf(i18n, field, from), textOf(i18n, field, to)] as const
  const isOnlyMarkup = field === 'emailBody' && texts[0] === texts[1]
  return (
    <div className="differences__field">
      <span className="cell-sub">
        {isOnlyMarkup ? i18n.t('Isi email: hanya format atau tautannya') : names[field]}
      </span>
      <WordDiff from={isOnlyMarkup ? from.emailBody : texts[0]} to={isOnlyMarkup ? to.emailBody : texts[1]} />
    </div>
  )
}

function textOf(i18n: I18n, field: ComparedField, step: Step): string {
  if (field === 'delayMinutes') return delayWords(i18n, step.delayMinutes)
  return field === 'emailBody' ? readableText(step.emailBody) : step[field]
}
