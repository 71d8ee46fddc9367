import type { DraftView } from '@booster/contracts/automations/drafts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftSession, type SaveInput } from './draft-session.ts'
import type { Step } from './draft-state.ts'
import { type LocalCopy, readLocalCopy, writeLocalCopy } from './local-copy.ts'

const ID = '11111111-1111-4111-8111-111111111111'
const PLACE = { userId: 'user', automationId: 'automation' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('one editor’s work on a sequence', () => {
  it('saves a moment after the last change, once', async () => {
    const { session, server } = open()
    type(session, 'H')
    await vi.advanceTimersByTimeAsync(500)
    type(session, 'Halo')
    expect(session.getView().status).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(799)
    expect(server.saves).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(server.saves).toMatchObject([{ revision: 1, replace: false }])
    expect(session.getView()).toMatchObject({ status: 'saved', draft: { revision: 2 } })
    expect(server.draft.steps[0]?.emailSubject).toBe('Halo')
  })

  it('keeps every change in the browser until the server has it, and goes on from there after a crash', async () => {
    const storage = memory()
    const first = open({ storage })
    first.server.isDown = true
    type(first.session, 'Halo')
    await vi.advanceTimersByTimeAsync(300)
    // The tab dies here.
    const copy = readLocalCopy(storage, PLACE)
    expect(copy?.steps[0]?.emailSubject).toBe('Halo')

    const second = open({ storage, server: { ...first.server, isDown: false } })
    expect(second.session.getView().draft.steps[0]?.emailSubject).toBe('Halo')
    second.session.start()
    await vi.advanceTimersByTimeAsync(800)
    expect(second.server.draft.steps[0]?.emailSubject).toBe('Halo')
    expect(readLocalCopy(storage, PLACE)).toBeNull()
  })

  it('tries again and again while the server cannot be reached; nothing is lost', async () => {
    const { session, server } = open()
    server.isDown = true
    type(session, 'Halo')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(session.getView().status).toBe('retrying')
    expect(server.attempts).toBeGreaterThan(4)
    expect(server.attempts).toBeLessThan(12)
    server.isDown = false
    await vi.advanceTimersByTimeAsync(15_000)
    expect(session.getView().status).toBe('saved')
    expect(server.draft.steps[0]?.emailSubject).toBe('Halo')
  })

  it('saves what was typed during a save in the next one', async () => {
    const { session, server } = open()
    server.delayMs = 1_000
    type(session, 'one')
    await vi.advanceTimersByTimeAsync(900)
    type(session, 'two')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(server.saves.map(({ steps }) => steps[0]?.emailSubject)).toEqual(['one', 'two'])
    expect(session.getView().status).toBe('saved')
  })

  it('stops at what somebody else saved: neither is written over the other until a person chooses', async () => {
    const { session, server } = open()
    saveElsewhere(server, 'theirs')
    type(session, 'mine')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(session.getView().draft.conflict?.steps[0]?.emailSubject).toBe('theirs')
    expect(server.draft.steps[0]?.emailSubject).toBe('theirs')
    type(session, 'mine, longer')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.draft.steps[0]?.emailSubject).toBe('theirs')

    session.dispatch({ type: 'keep-mine' })
    expect(await session.flush()).toBe(true)
    expect(server.draft.steps[0]?.emailSubject).toBe('mine, longer')
    // By the old number: the server keeps the draft that this one replaces.
    expect(server.saves.at(-1)).toMatchObject({ revision: 1, replace: true })
  })

  it('learns of a foreign save after a reload too', async () => {
    const storage = memory()
    const first = open({ storage })
    first.server.isDown = true
    type(first.session, 'mine')
    await vi.advanceTimersByTimeAsync(300)
    saveElsewhere(first.server, 'theirs')
    const { session } = open({ storage, server: { ...first.server, isDown: false } })
    expect(session.getView().draft).toMatchObject({
      steps: [{ emailSubject: 'mine' }],
      conflict: { steps: [{ emailSubject: 'theirs' }] },
    })
  })

  it('learns after a reload that somebody published meanwhile, also where there was no draft before', async () => {
    const storage = memory()
    const first = open({ storage })
    first.server.draft = { ...first.server.draft, isDraft: false, revision: 0 }
    await first.session.refresh()
    first.server.isDown = true
    type(first.session, 'mine')
    await vi.advanceTimersByTimeAsync(300)
    publishElsewhere(first.server, 'theirs')
    for (const _ of ['after a reload', 'after another one']) {
      const { session } = open({ storage, server: { ...first.server, isDown: false } })
      expect(session.getView().draft).toMatchObject({
        steps: [{ emailSubject: 'mine' }],
        conflict: { steps: [{ emailSubject: 'theirs' }] },
      })
      session.keepNow()
    }
    const { session, server } = open({ storage, server: { ...first.server, isDown: false } })
    session.dispatch({ type: 'keep-mine' })
    expect(await session.flush()).toBe(true)
    expect(server.saves.at(-1)).toMatchObject({ revision: 0, publishedVersion: 1, replace: true })
  })

  it('goes on from a copy that an older release kept', () => {
    const storage = memory()
    const { server } = open()
    const steps = server.draft.steps.map((step) => ({ ...step, emailSubject: 'mine' }))
    writeLocalCopy(storage, { ...PLACE, copy: { revision: 1, sent: null, steps } })
    const { session } = open({ storage, server })
    expect(session.getView().draft).toMatchObject({ conflict: null, steps: [{ emailSubject: 'mine' }] })
  })

  it('takes a save whose answer was lost for its own', async () => {
    const { session, server } = open()
    server.isAnswerLost = true
    type(session, 'Halo')
    await vi.advanceTimersByTimeAsync(900)
    server.isAnswerLost = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(session.getView()).toMatchObject({ status: 'saved', draft: { conflict: null, revision: 2 } })
  })

  it('takes what a field holds back before the step that a person adds, and stays at the new one', () => {
    const { session } = open()
    const body = '<p>Baru saja ditulis</p>'
    let held: string | undefined = body
    const handOver = () => {
      if (held === undefined) return
      const emailBody = held
      held = undefined
      session.dispatch({ type: 'edit', id: ID, change: { emailBody }, at: 0 })
    }
    session.addHolder(handOver)
    const step = { id: 'new', emailSubject: '', preheader: '', emailBody: '' }
    session.dispatch({ type: 'add', place: 1, step })
    // The field of the first step is gone from the page now.
    handOver()
    expect(session.getView().draft).toMatchObject({
      selectedId: 'new',
      steps: [{ emailBody: body }, { id: 'new' }],
    })
    session.dispatch({ type: 'undo' })
    expect(session.getView().draft).toMatchObject({ selectedId: ID, steps: [{ emailBody: body }] })
  })

  it('follows others while nothing of its own is unsaved', async () => {
    const { session, server } = open()
    saveElsewhere(server, 'theirs')
    await session.refresh()
    expect(session.getView().draft).toMatchObject({ conflict: null, steps: [{ emailSubject: 'theirs' }] })
    type(session, 'mine')
    saveElsewhere(server, 'theirs again')
    await session.refresh()
    expect(session.getView().draft.conflict?.steps[0]?.emailSubject).toBe('theirs again')
  })

  it('does not repeat what the server refuses until it is changed', async () => {
    const { session, server } = open()
    server.isRefusing = true
    type(session, 'x'.repeat(300))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.attempts).toBe(1)
    expect(session.getView().status).toBe('refused')
    server.isRefusing = false
    type(session, 'short')
    await vi.advanceTimersByTimeAsync(800)
    expect(session.getView().status).toBe('saved')
  })

  it('says when the browser keeps nothing', async () => {
    const { session } = open({ storage: full() })
    type(session, 'Halo')
    await vi.advanceTimersByTimeAsync(300)
    expect(session.getView().isKept).toBe(false)
  })
})

type Server = {
  draft: DraftView
  saves: SaveInput[]
  attempts: number
  isDown: boolean
  isAnswerLost: boolean
  isRefusing: boolean
  delayMs: number
}

/** A session with a server of its own that keeps to the contract. */
function open(options: { readonly storage?: Storage; readonly server?: Server } = {}) {
  const storage = options.storage ?? memory()
  const server = options.server ?? startServer()
  const session = new DraftSession({
    draft: server.draft,
    copy: readLocalCopy(storage, PLACE),
    ports: {
      read: async () => {
        if (server.isDown) throw new Error('unreachable')
        return server.draft
      },
      save: (input) => save(server, input),
      keep: (copy: LocalCopy | null) => writeLocalCopy(storage, { ...PLACE, copy }),
      failureOf: (error) => (error as Error).message as 'changed-elsewhere' | 'unreachable' | 'refused',
    },
  })
  return { session, server }
}

async function save(server: Server, input: SaveInput): Promise<DraftView> {
  server.attempts += 1
  if (server.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, server.delayMs))
  if (server.isDown) throw new Error('unreachable')
  if (server.isRefusing) throw new Error('refused')
  const { revision, publishedVersion } = server.draft
  const isOther = input.revision !== revision || input.publishedVersion !== publishedVersion
  if (isOther && !input.replace) throw new Error('changed-elsewhere')
  server.saves.push(input)
  server.draft = { ...server.draft, steps: [...input.steps], revision: server.draft.revision + 1 }
  if (server.isAnswerLost) throw new Error('unreachable')
  return server.draft
}

function startServer(): Server {
  const steps: Step[] = [
    { id: ID, delayMinutes: 0, emailSubject: '', preheader: '', emailBody: '<p>Halo</p>' },
  ]
  return {
    draft: {
      automationId: 'automation',
      isDraft: true,
      revision: 1,
      baseVersion: 1,
      publishedVersion: 1,
      steps,
      checks: [],
      author: null,
      savedAt: null,
    },
    saves: [],
    attempts: 0,
    isDown: false,
    isAnswerLost: false,
    isRefusing: false,
    delayMs: 0,
  }
}

function saveElsewhere(server: Server, emailSubject: string): void {
  const steps = server.draft.steps.map((step) => ({ ...step, emailSubject }))
  server.draft = { ...server.draft, steps, revision: server.draft.revision + 1 }
}

function publishElsewhere(server: Server, emailSubject: string): void {
  const steps = server.draft.steps.map((step) => ({ ...step, emailSubject }))
  const publishedVersion = server.draft.publishedVersion + 1
  server.draft = { ...server.draft, steps, isDraft: false, revision: 0, publishedVersion }
}

function type(session: DraftSession, emailSubject: string): void {
  session.dispatch({ type: 'edit', id: ID, change: { emailSubject }, at: Date.now() })
}

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
}

function full(): Storage {
  return {
    ...memory(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  } as unknown as Storage
}
