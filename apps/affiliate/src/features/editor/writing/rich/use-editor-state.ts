import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'

/** What `read` says about the editor, drawn again only when it says something else. */
export function useEditorState<Value>(editor: Editor, read: (editor: Editor) => Value): Value {
  const [value, setValue] = useState(() => read(editor))
  useEffect(() => {
    const look = () => {
      const next = read(editor)
      setValue((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    look()
    editor.on('transaction', look)
    return () => {
      editor.off('transaction', look)
    }
  }, [editor, read])
  return value
}
