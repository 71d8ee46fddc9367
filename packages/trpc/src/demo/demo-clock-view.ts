import type { DemoClockView } from '@booster/contracts/demo'
import { readServerNow } from '@booster/db/connection/read-server-now'
import type { DemoClockService, Services } from '../context.ts'
import { forbidden } from '../errors.ts'

/** The clock that may be moved. Throws FORBIDDEN outside of demo mode. */
export function demoClockIn(services: Services): DemoClockService {
  if (services.demoClock === null || !services.mode.demo) {
    throw forbidden('NOT_A_DEMO')
  }
  return services.demoClock
}

export async function demoClockView(services: Services, aheadHours: number): Promise<DemoClockView> {
  return {
    aheadHours,
    serverNow: await readServerNow(services.pool, services.clock),
  }
}
