import { EVENT_NAME } from '@booster/engine/domain/trigger/lead-event'
import { z } from 'zod'

/** `paid`, `invoice_created`, `webinar.attended`: lower case, at most 60 characters. */
export const eventName = z
  .string()
  .regex(EVENT_NAME, 'must be a name in lower case, of letters, digits, _ . -')
