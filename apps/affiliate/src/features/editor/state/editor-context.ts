import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { DraftSession, SessionView } from './draft-session.ts'
import type { Step } from './draft-state.ts'
import type { CopyPlace } from './local-copy.ts'

export type EditorFacts = {
  readonly automation: AutomationDetail
  readonly session: DraftSession
  /** Where this browser keeps what concerns this sequence. */
  readonly place: CopyPlace
  /** Archived: it can be read, not changed. */
  readonly isReadOnly: boolean
}

export const EditorContext = createContext<EditorFacts | null>(null)

export function useEditor(): EditorFacts {
  const facts = useContext(EditorContext)
  if (facts === null) throw new Error('This belongs inside of the editor')
  return facts
}

export function useSessionView(): SessionView {
  const { session } = useEditor()
  return useSyncExternalStore(session.subscribe, session.getView)
}

/** The step that is written now, and its place from 0. */
export function useSelectedStep(): { readonly step: Step; readonly place: number } | null {
  const { draft } = useSessionView()
  const place = draft.steps.findIndex(({ id }) => id === draft.selectedId)
  const step = draft.steps[place]
  return step === undefined ? null : { step, place }
}
