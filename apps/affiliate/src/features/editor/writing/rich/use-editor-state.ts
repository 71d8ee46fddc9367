import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'

/** What `read` says about the editor, asked once per frame and drawn again only when it says something else. */
export function useEditorState<Value>(editor: Editor, read: (editor: Editor) => Value): Value {
  const [value, setValue] = useState(() => read(editor))
  useEffect(() => {
    let frame = 0
    const ask = () => {
      frame = 0
      const next = read(editor)
      setValue((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    const askSoon = () => {
      if (frame === 0) frame = requestAnimationFrame(ask)
    }
    ask()
    editor.on('transaction', askSoon)
    return () => {
      cancelAnimationFrame(frame)
      editor.off('transaction', askSoon)
    }
  }, [editor, read])
  return value
}
