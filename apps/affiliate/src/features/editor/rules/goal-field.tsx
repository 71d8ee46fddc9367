import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import { useState } from 'react'

const NAMES_MOST = 10
const NAME_MOST = 60
const SUGGESTIONS = ['paid', 'attended', 'registered']

/** The events that end the sequence for a lead: names, with commas between. */
export function GoalField(props: {
  readonly goals: readonly string[]
  readonly onChange: (goals: string[]) => void
}) {
  const { i18n } = useLingui()
  const { goals, onChange } = props
  const [typed, setTyped] = useState(goals.join(', '))
  const take = (text: string) => {
    setTyped(text)
    onChange(namesIn(text))
  }
  const missing = SUGGESTIONS.filter((name) => !goals.includes(name))
  return (
    <>
      <Field
        label={i18n.t('Tujuan alur')}
        hint={i18n.t(
          'Nama peristiwa yang mengakhiri alur bagi lead itu, dipisahkan koma, misalnya paid. Email yang belum dikirim dibatalkan. Program Anda mengirim peristiwa lewat API.',
        )}
      >
        <TextInput
          value={typed}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          placeholder="paid"
          onChange={(event) => take(event.target.value)}
          onBlur={() => setTyped(goals.join(', '))}
        />
      </Field>
      {missing.length > 0 && (
        <div className="editor__goals">
          {missing.map((name) => (
            <Button
              key={name}
              size="sm"
              label={i18n.t('Tambah tujuan {name}', { name })}
              onClick={() => take([...goals, name].join(', '))}
            >
              + {name}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

/** Names as the server keeps them: small letters, digits, `_`, `.` and `-`. */
function namesIn(text: string): string[] {
  const names = text.split(',').map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/\s+/g, '_')
      .replace(/[^a-z0-9_.-]/g, '')
      .replace(/^[_.-]+/, '')
      .slice(0, NAME_MOST),
  )
  return [...new Set(names.filter((name) => name !== ''))].slice(0, NAMES_MOST)
}
