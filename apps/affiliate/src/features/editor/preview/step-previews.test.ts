import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionView } from '../state/draft-session.ts'
import { startDraft } from '../state/draft-state.ts'
import { type Preview, type PreviewInput, StepPreviews } from './step-previews.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the preview of the step that is written', () => {
  it('is asked for once, a moment after the last key', async () => {
    const { session, asked, previews } = open()
    previews.start()
    await vi.advanceTimersByTimeAsync(100)
    for (const subject of ['H', 'Ha', 'Hal', 'Halo']) {
      session.write(subject)
      await vi.advanceTimersByTimeAsync(50)
    }
    await vi.advanceTimersByTimeAsync(100)
    expect(asked.map(({ input }) => input.emailSubject)).toEqual(['', 'Halo'])
    expect(previews.getShown().answer).toMatchObject({ stepId: 'a', preview: { subject: 'Halo' } })
  })

  it('is not asked for again by what does not change the mail', async () => {
    const { session, asked, previews } = open()
    previews.start()
    await vi.advanceTimersByTimeAsync(100)
    session.announce()
    previews.setLead(null)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(1)
    previews.setLead('lead')
    await vi.advanceTimersByTimeAsync(100)
    expect(asked.at(-1)?.input.leadId).toBe('lead')
  })

  it('never shows an older answer after a newer one', async () => {
    const { session, asked, previews } = open({ answersAfterMs: 500 })
    previews.start()
    await vi.advanceTimersByTimeAsync(100)
    session.write('newer')
    await vi.advanceTimersByTimeAsync(100)
    expect(asked[0]?.signal.aborted).toBe(true)
    const seen: string[] = []
    previews.subscribe(() => seen.push(previews.getShown().answer?.preview.subject ?? ''))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(seen).toEqual(['newer'])
  })

  it('keeps the last mail beside the error, and asks no more once it is ended', async () => {
    const { session, asked, previews, server } = open()
    const end = previews.start()
    await vi.advanceTimersByTimeAsync(100)
    server.isDown = true
    session.write('lost')
    await vi.advanceTimersByTimeAsync(100)
    expect(previews.getShown()).toMatchObject({
      answer: { preview: { subject: '' } },
      error: new Error('down'),
    })
    end()
    session.write('after the end')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(2)
  })
})

function open({ answersAfterMs = 5 } = {}) {
  const step = { id: 'a', delayMinutes: 0, emailSubject: '', preheader: '', emailBody: '<p>Halo</p>' }
  let draft = startDraft({ steps: [step], revision: 1, publishedVersion: 1 })
  const listeners = new Set<() => void>()
  const announce = () => {
    for (const listener of listeners) listener()
  }
  const session = {
    getView: () => ({ draft }) as SessionView,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce,
    write: (emailSubject: string) => {
      draft = { ...draft, steps: [{ ...step, emailSubject }] }
      announce()
    },
  }
  const asked: { readonly input: PreviewInput; readonly signal: AbortSignal }[] = []
  const server = { isDown: false }
  const previews = new StepPreviews(session, async (input, signal) => {
    asked.push({ input, signal })
    await new Promise((resolve) => setTimeout(resolve, answersAfterMs))
    if (server.isDown) throw new Error('down')
    return previewOf(input)
  })
  return { session, asked, previews, server }
}

function previewOf({ emailSubject }: PreviewInput): Preview {
  const person = { name: 'Dina', email: 'dina@example.com' }
  return { subject: emailSubject, html: '', text: '', size: 0, lead: person, from: person, checks: [] }
}
