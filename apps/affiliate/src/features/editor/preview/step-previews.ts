import type { stepPreview } from '@booster/contracts/automations/drafts'
import type { z } from 'zod'
import type { DraftSession } from '../state/draft-session.ts'
import type { Step } from '../state/draft-state.ts'

export type Preview = z.infer<typeof stepPreview>

export type ShownPreview = {
  /** The newest that was answered; of another step while the first of this one is on its way. */
  readonly answer: { readonly stepId: string; readonly preview: Preview } | null
  readonly error: unknown
}

export type PreviewInput = Pick<Step, 'emailSubject' | 'preheader' | 'emailBody'> & {
  readonly leadId: string | null
}

export type AskPreview = (input: PreviewInput, signal: AbortSignal) => Promise<Preview>

const SETTLED_MS = 60

/**
 * The mail of the step that is written, a moment after the last key. The newest wins; older requests are given up. It
 * stands beside React, so that a key draws nothing before the answer is there.
 */
export class StepPreviews {
  readonly #session: Pick<DraftSession, 'getView' | 'subscribe'>
  readonly #ask: AskPreview
  readonly #listeners = new Set<() => void>()
  #shown: ShownPreview = { answer: null, error: null }
  #leadId: string | null = null
  /** What was asked for last, or will be in a moment. */
  #wanted: (PreviewInput & { readonly stepId: string }) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #request: AbortController | null = null

  constructor(session: Pick<DraftSession, 'getView' | 'subscribe'>, ask: AskPreview) {
    this.#session = session
    this.#ask = ask
  }

  getShown = (): ShownPreview => this.#shown

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Follows the session; the answer ends it. */
  start(): () => void {
    const unfollow = this.#session.subscribe(() => this.#follow())
    this.#follow()
    return () => {
      unfollow()
      this.#giveUp()
      this.#wanted = null
    }
  }

  setLead(leadId: string | null): void {
    this.#leadId = leadId
    this.#follow()
  }

  #follow(): void {
    const { steps, selectedId } = this.#session.getView().draft
    const step = steps.find(({ id }) => id === selectedId)
    if (step === undefined) return
    const { id: stepId, emailSubject, preheader, emailBody } = step
    const wanted = { stepId, emailSubject, preheader, emailBody, leadId: this.#leadId }
    if (this.#wanted !== null && isSameWish(this.#wanted, wanted)) return
    this.#giveUp()
    this.#wanted = wanted
    this.#timer = setTimeout(() => void this.#fetch(wanted), SETTLED_MS)
  }

  async #fetch({ stepId, ...input }: PreviewInput & { readonly stepId: string }): Promise<void> {
    const request = new AbortController()
    this.#request = request
    try {
      const preview = await this.#ask(input, request.signal)
      if (!request.signal.aborted) this.#show({ answer: { stepId, preview }, error: null })
    } catch (error) {
      if (!request.signal.aborted) this.#show({ ...this.#shown, error })
    }
  }

  #giveUp(): void {
    clearTimeout(this.#timer)
    this.#request?.abort()
    this.#request = null
  }

  #show(shown: ShownPreview): void {
    this.#shown = shown
    for (const listener of this.#listeners) listener()
  }
}

function isSameWish(
  one: PreviewInput & { readonly stepId: string },
  other: PreviewInput & { readonly stepId: string },
): boolean {
  return (
    one.stepId === other.stepId &&
    one.leadId === other.leadId &&
    one.emailSubject === other.emailSubject &&
    one.preheader === other.preheader &&
    one.emailBody === other.emailBody
  )
}
