import { describe, expect, it } from 'vitest'
import {
  type DraftAction,
  type DraftState,
  isUnsaved,
  reduceDraft,
  type Step,
  startDraft,
} from './draft-state.ts'

describe('the draft of a sequence', () => {
  it('takes typing back in one step, and the next burst in another', () => {
    const state = run(start(), [
      edit('a', { emailSubject: 'H' }, 0),
      edit('a', { emailSubject: 'Ha' }, 300),
      edit('a', { emailSubject: 'Halo' }, 900),
      edit('a', { emailSubject: 'Halo!' }, 5_000),
    ])
    expect(state.past).toHaveLength(2)
    const once = run(state, [{ type: 'undo' }])
    expect(once.steps[0]?.emailSubject).toBe('Halo')
    const twice = run(once, [{ type: 'undo' }, { type: 'undo' }])
    expect(twice.steps[0]?.emailSubject).toBe('subject a')
    expect(run(twice, [{ type: 'redo' }, { type: 'redo' }]).steps[0]?.emailSubject).toBe('Halo!')
  })

  it('keeps two fields apart, and forgets what was undone once something new is typed', () => {
    const state = run(start(), [
      edit('a', { emailSubject: 'x' }, 0),
      edit('a', { preheader: 'y' }, 100),
      { type: 'undo' },
    ])
    expect(state.steps[0]).toMatchObject({ emailSubject: 'x', preheader: '' })
    const typed = run(state, [edit('b', { preheader: 'z' }, 200)])
    expect(typed.future).toEqual([])
  })

  it('is unsaved only while its steps differ from what the server has', () => {
    const typed = run(start(), [edit('a', { emailSubject: 'x' }, 0)])
    expect(isUnsaved(typed)).toBe(true)
    expect(isUnsaved(run(typed, [{ type: 'undo' }]))).toBe(false)
    expect(
      isUnsaved(
        run(typed, [{ type: 'saved', draft: { steps: typed.steps, revision: 1, publishedVersion: 1 } }]),
      ),
    ).toBe(false)
  })

  it('stays as it is where nothing changes', () => {
    const state = start()
    expect(reduceDraft(state, edit('a', { emailSubject: 'subject a' }, 0))).toBe(state)
    expect(reduceDraft(state, edit('nobody', { emailSubject: 'x' }, 0))).toBe(state)
    expect(reduceDraft(state, { type: 'move', id: 'a', to: 0 })).toBe(state)
    expect(reduceDraft(state, { type: 'undo' })).toBe(state)
    expect(reduceDraft(state, { type: 'redo' })).toBe(state)
  })

  it('leaves the schedule where it is when a mail moves to another place', () => {
    const state = run(start(), [{ type: 'move', id: 'c', to: 0 }])
    expect(state.steps.map(({ id, delayMinutes }) => [id, delayMinutes])).toEqual([
      ['c', 0],
      ['a', 1_440],
      ['b', 4_320],
    ])
    expect(state.selectedId).toBe('c')
  })

  it('moves a delay along with its mail where the schedule is out of order already', () => {
    const state = run(start(), [edit('b', { delayMinutes: 9_000 }, 0), { type: 'move', id: 'c', to: 0 }])
    expect(state.steps.map(({ delayMinutes }) => delayMinutes)).toEqual([4_320, 0, 9_000])
  })

  it('adds a step between two others, selected, with a delay that fits', () => {
    const add = (place: number): DraftAction => ({
      type: 'add',
      place,
      step: { id: 'new', emailSubject: '', preheader: '', emailBody: '' },
    })
    const delaysOf = (place: number) => {
      const state = run(start(), [add(place)])
      expect(state.selectedId).toBe('new')
      return state.steps.map(({ delayMinutes }) => delayMinutes)
    }
    expect(delaysOf(0)).toEqual([0, 0, 1_440, 4_320])
    expect(delaysOf(1)).toEqual([0, 1_440, 1_440, 4_320])
    expect(delaysOf(2)).toEqual([0, 1_440, 2_880, 4_320])
    expect(delaysOf(3)).toEqual([0, 1_440, 4_320, 5_760])
  })

  it('stays at the chosen step when a text of another one arrives late', () => {
    const state = run(start(), [
      { type: 'select', id: 'c' },
      { type: 'edit', id: 'a', change: { emailBody: '<p>Terlambat</p>' }, at: 0 },
    ])
    expect(state).toMatchObject({ selectedId: 'c', steps: [{ emailBody: '<p>Terlambat</p>' }, {}, {}] })
  })

  it('duplicates and deletes a step, and selects what stands there then', () => {
    const twice = run(start(), [{ type: 'duplicate', id: 'b', newId: 'b2' }])
    expect(twice.steps.map(({ id }) => id)).toEqual(['a', 'b', 'b2', 'c'])
    expect(twice.steps[2]).toMatchObject({ delayMinutes: 1_440, emailSubject: 'subject b' })
    const last = run(start(), [
      { type: 'select', id: 'c' },
      { type: 'remove', id: 'c' },
    ])
    expect(last.selectedId).toBe('b')
    expect(run(last, [{ type: 'undo' }]).selectedId).toBe('c')
    const none = run(
      start(),
      ['a', 'b', 'c'].map((id) => ({ type: 'remove', id })),
    )
    expect(none).toMatchObject({ steps: [], selectedId: null })
  })

  it('holds both drafts until one is chosen; the other stays one step back', () => {
    const theirs = draftView({ revision: 7, steps: [step('a', 0, 'theirs')] })
    const mine = run(start(), [edit('a', { emailSubject: 'mine' }, 0), { type: 'conflict', draft: theirs }])
    expect(mine.steps[0]?.emailSubject).toBe('mine')

    const kept = run(mine, [{ type: 'keep-mine' }])
    expect(kept).toMatchObject({ revision: 3, replaces: true, conflict: null })
    expect(isUnsaved(kept)).toBe(true)
    expect(
      run(kept, [{ type: 'saved', draft: { steps: kept.steps, revision: 8, publishedVersion: 1 } }]).replaces,
    ).toBe(false)

    const taken = run(mine, [{ type: 'take-theirs' }])
    expect(taken.steps).toEqual(theirs.steps)
    expect(taken).toMatchObject({ revision: 7, replaces: false, conflict: null })
    expect(isUnsaved(taken)).toBe(false)
    expect(run(taken, [{ type: 'undo' }]).steps[0]?.emailSubject).toBe('mine')
  })
})

function start(): DraftState {
  return startDraft({
    steps: [step('a', 0), step('b', 1_440), step('c', 4_320)],
    revision: 3,
    publishedVersion: 1,
  })
}

function step(id: string, delayMinutes: number, emailSubject = `subject ${id}`): Step {
  return { id, delayMinutes, emailSubject, preheader: '', emailBody: `<p>${id}</p>` }
}

function draftView(part: { readonly revision: number; readonly steps: Step[] }) {
  return {
    automationId: 'automation',
    isDraft: true,
    baseVersion: 1,
    publishedVersion: 1,
    checks: [],
    author: null,
    savedAt: null,
    ...part,
  }
}

function edit(id: string, change: Partial<Step>, at: number): DraftAction {
  return { type: 'edit', id, change, at }
}

function run(state: DraftState, actions: readonly DraftAction[]): DraftState {
  return actions.reduce(reduceDraft, state)
}
