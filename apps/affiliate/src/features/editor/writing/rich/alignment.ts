import type { Editor } from '@tiptap/core'

const BLOCKS = ['paragraph', 'heading', 'button'] as const
const CENTRE = 'text-align:center'

export function isCentred(editor: Editor): boolean {
  const style: unknown = blockAttributes(editor)?.['kept']?.style
  return typeof style === 'string' && /text-align\s*:\s*center/i.test(style)
}

/** Centres the block of the cursor, or sets it left again; what else its style says stays. */
export function turnCentre(editor: Editor): void {
  const block = blockOf(editor)
  if (block === undefined) return
  const kept = blockAttributes(editor)?.['kept'] ?? {}
  const rules = String(kept.style ?? '')
    .split(';')
    .filter((rule) => rule.trim() !== '' && !/^\s*text-align\s*:/i.test(rule))
  const next = (isCentred(editor) ? rules : [...rules, CENTRE]).join(';')
  const { style: _style, ...others } = kept
  const attributes = next === '' ? others : { ...others, style: next }
  editor
    .chain()
    .focus()
    .updateAttributes(block, { kept: Object.keys(attributes).length === 0 ? null : attributes })
    .run()
}

function blockOf(editor: Editor): (typeof BLOCKS)[number] | undefined {
  return BLOCKS.find((name) => editor.isActive(name))
}

function blockAttributes(editor: Editor): Record<string, Record<string, string> | null> | undefined {
  const block = blockOf(editor)
  return block === undefined ? undefined : editor.getAttributes(block)
}
