import type { CheckField } from './check-words.ts'

const IDS = {
  delay: 'editor-delay',
  subject: 'editor-subject',
  preheader: 'editor-preheader',
  body: 'editor-body',
} satisfies Record<CheckField, string>

const TRIES = 20
const EVERY_MS = 50

/** Puts the cursor into a field of the step that was just chosen; its body may still be loading. */
export function jumpTo(field: CheckField, tries = TRIES): void {
  const element = document.getElementById(IDS[field])
  if (element !== null) {
    element.focus()
    element.scrollIntoView({ block: 'center' })
  } else if (tries > 0) setTimeout(() => jumpTo(field, tries - 1), EVERY_MS)
}
