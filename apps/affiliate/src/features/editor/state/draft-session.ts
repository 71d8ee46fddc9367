import type { DraftView } from '@booster/contracts/automations/drafts'
import {
  areSameSteps,
  type DraftAction,
  type DraftState,
  isUnsaved,
  reduceDraft,
  type Step,
} from './draft-state.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type LocalCopy, resumeDraft } from './local-copy.ts'

/** `retrying`: the server could not be reached; `refused`: it does not take this, until it is changed. */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'retrying' | 'refused'

export type SaveInput = {
  readonly revision: number
  readonly publishedVersion: number
  readonly replace: boolean
  readonly steps: readonly Step[]
}

/** What a session needs of the world around. */
export type DraftPorts = {
  readonly save: (input: SaveInput) => Promise<DraftView>
  readonly read: () => Promise<DraftView>
  /** Null: nothing to keep. False: the browser keeps nothing. */
  readonly keep: (copy: LocalCopy | null) => boolean
  readonly failureOf: (error: unknown) => 'changed-elsewhere' | 'unreachable' | 'refused'
}

export type SessionView = {
  readonly draft: DraftState
  /** The last answer of the server: checks, author, versions. */
  readonly server: DraftView
  readonly status: SaveStatus
  readonly error: unknown
  /** Unsaved steps survive a reload. */
  readonly isKept: boolean
}

const SAVE_AFTER_MS = 800
const KEEP_AFTER_MS = 250
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const

/**
 * One editor's work on one sequence: keeps each change in the browser at once and on the server a moment later, one save at
 * a time, again and again while the server cannot be reached. It never saves over what somebody else saved.
 */
export class DraftSession {
  readonly #ports: DraftPorts
  readonly #listeners = new Set<() => void>()
  /** Fields that hold back what was typed for a moment; called, they hand it over. */
  readonly #holders = new Set<() => void>()
  #view: SessionView
  #sent: readonly Step[] | null = null
  #saving: Promise<void> | null = null
  #failures = 0
  /** Of the server. One that was asked for before another arrived is stale. */
  #answers = 0
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #keepTimer: ReturnType<typeof setTimeout> | undefined

  constructor(input: {
    readonly draft: DraftView
    readonly copy: LocalCopy | null
    readonly ports: DraftPorts
  }) {
    const draft = resumeDraft(input.draft, input.copy)
    this.#ports = input.ports
    this.#view = { draft, server: input.draft, error: null, isKept: true, ...statusOf(draft) }
  }

  getView = (): SessionView => this.#view

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** @param handOver what a field holds back; the answer ends it */
  addHolder(handOver: () => void): () => void {
    this.#holders.add(handOver)
    return () => {
      this.#holders.delete(handOver)
    }
  }

  /** Takes in what fields hold back. */
  collect(): void {
    for (const handOver of this.#holders) handOver()
  }

  /** What fields hold back counts as typed before the action: order, choice and history are those that a person saw. */
  dispatch = (action: DraftAction): void => {
    if (action.type !== 'edit') this.collect()
    const before = this.#view.draft
    const draft = reduceDraft(before, action)
    if (draft === before) return
    const isChanged = draft.steps !== before.steps || draft.replaces !== before.replaces
    this.#show({ draft, ...(isChanged && this.#saving === null ? statusOf(draft) : {}) })
    if (!isChanged) return
    clearTimeout(this.#keepTimer)
    this.#keepTimer = setTimeout(() => this.keepNow(), KEEP_AFTER_MS)
    if (this.#saving === null && needsSave(draft)) this.#schedule(SAVE_AFTER_MS)
  }

  /** What this browser found of an earlier visit goes to the server. */
  start(): void {
    if (needsSave(this.#view.draft)) this.#schedule(SAVE_AFTER_MS)
  }

  stop(): void {
    clearTimeout(this.#saveTimer)
    this.keepNow()
  }

  /** Into the browser, without waiting. */
  keepNow(): void {
    this.collect()
    clearTimeout(this.#keepTimer)
    const { draft } = this.#view
    const sent = this.#sent === null ? null : fingerprintOf(this.#sent)
    const isToKeep = isUnsaved(draft) || draft.conflict !== null
    const { revision, publishedVersion, steps } = draft
    const isKept = this.#ports.keep(isToKeep ? { revision, publishedVersion, sent, steps } : null)
    if (isKept !== this.#view.isKept) this.#show({ isKept })
  }

  async saveNow(): Promise<void> {
    this.collect()
    clearTimeout(this.#saveTimer)
    if (this.#saving !== null) return this.#saving
    if (!needsSave(this.#view.draft)) return
    this.#saving = this.#saveOnce()
    await this.#saving
  }

  /** Saves everything; false: something is left that the server does not have. */
  async flush(): Promise<boolean> {
    // One save may be on its way with what was there when it began.
    await this.saveNow()
    await this.saveNow()
    const { draft } = this.#view
    return !isUnsaved(draft) && draft.conflict === null
  }

  /** Looks at what the server has now: somebody else may have saved or published. */
  async refresh(): Promise<void> {
    if (this.#saving !== null || this.#view.draft.conflict !== null) return
    const answersBefore = this.#answers
    const server = await this.#ports.read()
    if (this.#saving !== null || this.#answers !== answersBefore) return
    this.receive(server)
  }

  /** The server's draft after a publish or a discard, or as somebody else left it. */
  receive(server: DraftView): void {
    this.#answers += 1
    const { draft } = this.#view
    const isSame = areSameSteps(server.steps, draft.saved)
    const isOfSameNumber =
      server.revision === draft.revision && server.publishedVersion === draft.publishedVersion
    if (isSame && isOfSameNumber) this.#show({ server })
    else if (!isUnsaved(draft)) this.#show({ server, ...withStatus(draft, { type: 'adopt', draft: server }) })
    else if (isSame) {
      // Its number changed, its steps did not: ours still goes on from them.
      this.#show({ server, ...withStatus(draft, { type: 'saved', draft: server }) })
    } else this.#show({ server, ...withStatus(draft, { type: 'conflict', draft: server }) })
    this.keepNow()
  }

  async #saveOnce(): Promise<void> {
    const { steps, revision, publishedVersion, replaces } = this.#view.draft
    this.#sent = steps
    this.keepNow()
    this.#show({ status: 'saving' })
    try {
      this.#settle(steps, await this.#ports.save({ revision, publishedVersion, replace: replaces, steps }))
    } catch (error) {
      await this.#takeFailure(error, steps)
    } finally {
      this.#saving = null
    }
    if (this.#view.status === 'unsaved' && needsSave(this.#view.draft)) this.#schedule(SAVE_AFTER_MS)
  }

  #settle(steps: readonly Step[], server: DraftView): void {
    this.#failures = 0
    this.#answers += 1
    const { revision, publishedVersion } = server
    const saved = { steps, revision, publishedVersion }
    this.#show({ server, error: null, ...withStatus(this.#view.draft, { type: 'saved', draft: saved }) })
    this.keepNow()
  }

  async #takeFailure(error: unknown, steps: readonly Step[]): Promise<void> {
    const failure = this.#ports.failureOf(error)
    if (failure === 'refused') return this.#show({ status: 'refused', error })
    if (failure === 'unreachable') return this.#retryLater(error)
    try {
      const server = await this.#ports.read()
      this.#answers += 1
      // An answer that never arrived: what the server has is what we sent.
      if (areSameSteps(server.steps, steps)) return this.#settle(steps, server)
      this.#show({ server, ...withStatus(this.#view.draft, { type: 'conflict', draft: server }) })
      this.keepNow()
    } catch (readError) {
      this.#retryLater(readError)
    }
  }

  #retryLater(error: unknown): void {
    this.#show({ status: 'retrying', error })
    this.#schedule(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? SAVE_AFTER_MS)
    this.#failures += 1
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => void this.saveNow(), afterMs)
  }

  #show(next: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...next }
    for (const listener of this.#listeners) listener()
  }
}

function needsSave(draft: DraftState): boolean {
  return draft.conflict === null && (draft.replaces || isUnsaved(draft))
}

function withStatus(before: DraftState, action: DraftAction): Pick<SessionView, 'draft' | 'status'> {
  const draft = reduceDraft(before, action)
  return { draft, ...statusOf(draft) }
}

function statusOf(draft: DraftState): Pick<SessionView, 'status'> {
  return { status: needsSave(draft) || draft.conflict !== null ? 'unsaved' : 'saved' }
}
