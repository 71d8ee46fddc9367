import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'

type Props = {
  readonly tags: readonly string[]
  readonly onChange: (tags: string[]) => void
  readonly onBlur: () => void
}

/** Tags as chips; Enter or a comma adds what was typed, leaving the field does too. */
export function TagInput({ tags, onChange, onBlur }: Props) {
  const { i18n } = useLingui()
  const [typed, setTyped] = useState('')
  const add = () => {
    const fresh = typed
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    if (fresh.length > 0) onChange([...new Set([...tags, ...fresh])])
    setTyped('')
  }
  const takeKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChange(tags.slice(0, -1))
  }
  return (
    <div className="tag-input">
      {tags.map((tag) => (
        <span key={tag} className="tag-input__tag">
          {tag}
          <button
            type="button"
            aria-label={i18n.t('Hapus tag {tag}', { tag })}
            onClick={() => onChange(tags.filter((each) => each !== tag))}
          >
            <X className="icon icon--sm" />
          </button>
        </span>
      ))}
      <TextInput
        className="tag-input__text"
        value={typed}
        maxLength={50}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={takeKey}
        onBlur={() => {
          add()
          onBlur()
        }}
      />
    </div>
  )
}
