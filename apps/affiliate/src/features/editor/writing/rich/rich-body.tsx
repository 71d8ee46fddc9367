import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Strip } from './strip.tsx'
import { Toolbar } from './toolbar.tsx'
import { useRichEditor } from './use-rich-editor.ts'

export type RichBodyProps = {
  readonly html: string
  readonly label: string
  readonly isReadOnly: boolean
  readonly onChange: (html: string) => void
  readonly onHold: (handOver: () => void) => () => void
  readonly onSource: () => void
  /** Between the tools and the text. */
  readonly children?: ReactNode
}

/** A body as it will look, its shortcodes as chips. */
export function RichBody(props: RichBodyProps) {
  const { i18n } = useLingui()
  const { place, editor } = useRichEditor({ ...props, or: i18n.t('atau') })
  return (
    <div className="rich">
      {editor !== null && !props.isReadOnly && <Toolbar editor={editor} onSource={props.onSource} />}
      {props.children}
      <div className="rich__text" ref={place} />
      {editor !== null && !props.isReadOnly && <Strip editor={editor} />}
    </div>
  )
}
