import { stats } from '@booster/contracts/stats'
import { type RestRoute, restRoute } from './rest-route.ts'

export const statsRoute: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/automation/stats',
  access: 'affiliate',
  summary: 'Numbers of all automations',
  description:
    '`successRate` is a string with two decimals: completed jobs of all jobs, as the original counts.',
  data: stats,
  errors: [],
  answer: (_input, { caller }) => caller.stats.get(),
})
