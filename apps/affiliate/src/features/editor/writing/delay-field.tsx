import { Field } from '@booster/ui/controls/field'
import { SelectInput } from '@booster/ui/controls/select-input'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { DELAY_MINUTES_MOST } from '../state/limits.ts'
import { spanWords } from '../steps/span-words.ts'

const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const
type Unit = keyof typeof UNITS

export type DelayFieldProps = {
  readonly minutes: number
  /** Of the step before; undefined: there is none. */
  readonly before: number | undefined
  readonly place: number
  readonly isReadOnly: boolean
  readonly onChange: (minutes: number) => void
}

/** A number and its unit, with what both mean counted from the trigger and from the step before. */
export function DelayField({ minutes, before, place, isReadOnly, onChange }: DelayFieldProps) {
  const { i18n } = useLingui()
  const [unit, setUnit] = useState<Unit>(() => unitOf(minutes))
  const [typed, setTyped] = useState(String(minutes / UNITS[unitOf(minutes)]))
  const [shown, setShown] = useState(minutes)
  if (shown !== minutes) {
    // Changed from elsewhere: by undo, or by a move to another place.
    const next = minutes % UNITS[unit] === 0 ? unit : unitOf(minutes)
    setShown(minutes)
    setUnit(next)
    setTyped(String(minutes / UNITS[next]))
  }
  const take = (text: string, nextUnit: Unit) => {
    setTyped(text)
    setUnit(nextUnit)
    const next = minutesOf(text, nextUnit)
    if (next === null) return
    setShown(next)
    onChange(next)
  }
  const isValid = minutesOf(typed, unit) !== null
  const isEarly = before !== undefined && minutes < before
  return (
    <Field
      label={i18n.t('Dikirim setelah')}
      error={errorOf(i18n, { isValid, isEarly, place })}
      hint={
        isValid && !isEarly ? <DelaySentence minutes={minutes} before={before} place={place} /> : undefined
      }
    >
      <span className="delay-input">
        <TextInput
          id="editor-delay"
          aria-label={i18n.t('Dikirim setelah')}
          inputMode="numeric"
          value={typed}
          readOnly={isReadOnly}
          onChange={(event) => take(event.target.value, unit)}
        />
        <SelectInput
          id="editor-delay-unit"
          aria-label={i18n.t('Satuan waktu')}
          value={unit}
          disabled={isReadOnly}
          onChange={(event) => take(typed, event.target.value as Unit)}
        >
          <option value="minutes">{i18n.t('menit')}</option>
          <option value="hours">{i18n.t('jam')}</option>
          <option value="days">{i18n.t('hari')}</option>
        </SelectInput>
      </span>
    </Field>
  )
}

/** "72 jam setelah pemicu, 48 jam setelah langkah 2" */
function DelaySentence(props: Pick<DelayFieldProps, 'minutes' | 'before' | 'place'>) {
  const { i18n } = useLingui()
  const { minutes, before, place } = props
  const sincePrevious = before === undefined ? 0 : minutes - before
  if (minutes === 0) return i18n.t('Langsung setelah pemicu')
  const sinceTrigger = spanWords(i18n, minutes)
  if (before === undefined) return i18n.t('{span} setelah pemicu', { span: sinceTrigger })
  if (sincePrevious === 0) {
    return i18n.t('{span} setelah pemicu, bersamaan dengan langkah {step}', {
      span: sinceTrigger,
      step: place,
    })
  }
  return i18n.t('{span} setelah pemicu, {gap} setelah langkah {step}', {
    span: sinceTrigger,
    gap: spanWords(i18n, sincePrevious),
    step: place,
  })
}

function errorOf(
  i18n: ReturnType<typeof useLingui>['i18n'],
  facts: { readonly isValid: boolean; readonly isEarly: boolean; readonly place: number },
): string | undefined {
  if (!facts.isValid) return i18n.t('Tulis angka bulat, paling lama satu tahun.')
  if (!facts.isEarly) return undefined
  return i18n.t('Lebih awal dari langkah {step}: beri waktu yang sama atau lebih lama.', {
    step: facts.place,
  })
}

function minutesOf(text: string, unit: Unit): number | null {
  if (!/^\s*\d{1,6}\s*$/.test(text)) return null
  const minutes = Number(text) * UNITS[unit]
  return minutes <= DELAY_MINUTES_MOST ? minutes : null
}

/** The largest unit that says it without a rest. */
function unitOf(minutes: number): Unit {
  if (minutes === 0 || minutes % UNITS.days === 0) return 'days'
  return minutes % UNITS.hours === 0 ? 'hours' : 'minutes'
}
