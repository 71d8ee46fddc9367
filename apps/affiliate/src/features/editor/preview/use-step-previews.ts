import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { useTRPCClient } from '@booster/web/api/client'
import { useEffect, useState } from 'react'
import type { DraftSession } from '../state/draft-session.ts'
import { useEditor, useSessionView, useStoreValue } from '../state/editor-context.ts'
import { placeOf } from '../state/step-order.ts'
import { mergeChecks } from './merge-checks.ts'
import { type ShownPreview, StepPreviews } from './step-previews.ts'

/** The previews of a session for as long as the editor is open. */
export function useStepPreviews(session: DraftSession, leadId: string | null): StepPreviews {
  const client = useTRPCClient()
  const [previews] = useState(
    () =>
      new StepPreviews(session, (input, signal) => client.automation.previewStep.mutate(input, { signal })),
  )
  useEffect(() => previews.start(), [previews])
  useEffect(() => previews.setLead(leadId), [previews, leadId])
  return previews
}

export function useShownPreview<Value>(read: (shown: ShownPreview) => Value): Value {
  const { previews } = useEditor()
  return useStoreValue(previews.subscribe, () => read(previews.getShown()))
}

/** What is wrong with the draft as it is on the screen. */
export function useChecks(): readonly DraftCheck[] {
  const { steps, saved, selectedId } = useSessionView(({ draft, server }) => ({
    steps: draft.steps.map(({ id, delayMinutes }) => ({ id, delayMinutes })),
    saved: server.checks,
    selectedId: draft.selectedId,
  }))
  const found = useShownPreview(
    ({ answer }) => answer && { stepId: answer.stepId, checks: answer.preview.checks },
  )
  const isShown = found !== null && found.stepId === selectedId
  return mergeChecks({
    steps,
    saved,
    shown: isShown ? { place: placeOf(steps, found.stepId), checks: found.checks } : null,
  })
}
