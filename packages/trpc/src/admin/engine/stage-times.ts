import type { StageTimes } from '@booster/contracts/engine'
import type { StageTimes as StageTimeFacts } from '@booster/db/engine-status/read-stage-times'

export function stageTimesOf({ stages, windowMinutes, processes }: StageTimeFacts): StageTimes {
  return {
    stages: stages.map(({ stage, p50Ms, p95Ms, times, jobs }) => ({ stage, p50Ms, p95Ms, times, jobs })),
    windowMinutes,
    processes,
  }
}
