import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { replaceEqualDeep } from '@tanstack/react-query'
import { createContext, useContext, useRef, useSyncExternalStore } from 'react'
import type { StepPreviews } from '../preview/step-previews.ts'
import type { DraftSession, SessionView } from './draft-session.ts'
import type { CopyPlace } from './local-copy.ts'
import { placeOf } from './step-order.ts'

export type EditorFacts = {
  readonly automation: AutomationDetail
  readonly session: DraftSession
  readonly previews: StepPreviews
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

/** What `read` says about the session; drawn again only when that changes, so that a key draws little. */
export function useSessionView<Value>(read: (view: SessionView) => Value): Value {
  const { session } = useEditor()
  return useStoreValue(session.subscribe, () => read(session.getView()))
}

/** Of any store: the value stays the same object as long as it says the same. */
export function useStoreValue<Value>(
  subscribe: (listener: () => void) => () => void,
  read: () => Value,
): Value {
  const last = useRef<Value>(undefined)
  return useSyncExternalStore(subscribe, () => {
    last.current = replaceEqualDeep(last.current, read())
    return last.current as Value
  })
}

/** The place of the step that is written now, from 0; null: there is none. */
export function useSelectedPlace(): number | null {
  return useSessionView(({ draft }) => {
    const place = placeOf(draft.steps, draft.selectedId ?? '')
    return place === -1 ? null : place
  })
}
