import type { stepPreview } from '@booster/contracts/automations/drafts'
import { useTRPCClient } from '@booster/web/api/client'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Step } from '../state/draft-state.ts'

export type Preview = z.infer<typeof stepPreview>

export type ShownPreview = {
  /** The newest that was answered; of another step while the first of this one is on its way. */
  readonly answer: { readonly stepId: string; readonly preview: Preview } | null
  readonly error: unknown
}

const SETTLED_MS = 60

/** The mail of a step as it is being written, a moment after the last key. The newest wins; older requests are given up. */
export function useStepPreview(step: Step | undefined, leadId: string | null): ShownPreview {
  const client = useTRPCClient()
  const [shown, setShown] = useState<ShownPreview>({ answer: null, error: null })
  const { id, emailSubject, preheader, emailBody } = step ?? NONE
  useEffect(() => {
    if (id === '') return
    const request = new AbortController()
    const ask = async () => {
      try {
        const input = { emailSubject, preheader, emailBody, leadId }
        const preview = await client.automation.previewStep.mutate(input, { signal: request.signal })
        if (!request.signal.aborted) setShown({ answer: { stepId: id, preview }, error: null })
      } catch (error) {
        if (!request.signal.aborted) setShown((before) => ({ ...before, error }))
      }
    }
    const timer = setTimeout(() => void ask(), SETTLED_MS)
    return () => {
      clearTimeout(timer)
      request.abort()
    }
  }, [client, id, emailSubject, preheader, emailBody, leadId])
  return shown
}

const NONE = { id: '', emailSubject: '', preheader: '', emailBody: '' }
