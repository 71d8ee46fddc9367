import { Button } from '@booster/ui/controls/button'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useEditor } from '../state/editor-context.ts'

const NAME_MOST = 120

/** The name of the sequence; the pencil makes a field of it. Enter or leaving it saves, Escape does not. */
export function EditorName() {
  const { i18n } = useLingui()
  const { automation, isReadOnly } = useEditor()
  const [isEditing, setEditing] = useState(false)
  const refreshAll = useRefreshAll()
  const showFailure = useShowFailure()
  const rename = useMutation(
    useTRPC().automation.update.mutationOptions({ onError: showFailure, onSettled: refreshAll }),
  )
  const shown = rename.isPending ? (rename.variables.name ?? automation.name) : automation.name
  if (isEditing) {
    return (
      <NameField
        name={shown}
        onEnd={(name) => {
          setEditing(false)
          const next = name?.trim() ?? ''
          if (next !== '' && next !== automation.name) rename.mutate({ id: automation.id, name: next })
        }}
      />
    )
  }
  return (
    <>
      <h1 className="editor__name">{shown}</h1>
      {!isReadOnly && (
        <Button
          iconOnly
          size="sm"
          variant="ghost"
          icon={Pencil}
          label={i18n.t('Ubah nama alur')}
          onClick={() => setEditing(true)}
        />
      )}
    </>
  )
}

function NameField({
  name,
  onEnd,
}: {
  readonly name: string
  readonly onEnd: (name: string | null) => void
}) {
  const { i18n } = useLingui()
  const [typed, setTyped] = useState(name)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnd(typed)
    if (event.key === 'Escape') onEnd(null)
  }
  return (
    <input
      className="input editor__name-input"
      aria-label={i18n.t('Nama alur')}
      ref={focusOnce}
      value={typed}
      maxLength={NAME_MOST}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKey}
      onBlur={(_event: FocusEvent) => onEnd(typed)}
    />
  )
}

/** Outside of the component: a new function with each render would choose the text with each key. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus()
  input?.select()
}
