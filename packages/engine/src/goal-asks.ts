import type { LeasedJob, Store } from './ports.ts'

/** Asks whether claimed mails may leave; those that ask while an answer is under way are asked for together. */
export type GoalAsks = { mayLeave(job: LeasedJob): Promise<boolean> }

type Asked = { readonly job: LeasedJob; readonly answer: PromiseWithResolvers<boolean> }

export function createGoalAsks(store: Pick<Store, 'askGoals'>): GoalAsks {
  let waiting: Asked[] = []
  let isAsking = false

  async function askForAll(): Promise<void> {
    isAsking = true
    while (waiting.length > 0) {
      const asked = waiting
      waiting = []
      await answerThem(store, asked)
    }
    isAsking = false
  }

  return {
    mayLeave: (job) => {
      const answer = Promise.withResolvers<boolean>()
      waiting.push({ job, answer })
      if (!isAsking) void askForAll()
      return answer.promise
    },
  }
}

async function answerThem(store: Pick<Store, 'askGoals'>, asked: readonly Asked[]): Promise<void> {
  try {
    const cleared = new Set(await store.askGoals(asked.map(({ job }) => job)))
    for (const { job, answer } of asked) answer.resolve(cleared.has(job.id))
  } catch (error) {
    for (const { answer } of asked) answer.reject(error)
  }
}
