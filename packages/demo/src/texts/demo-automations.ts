import type { DemoAutomation } from './demo-automation.ts'
import {
  culinaryEbook,
  followUpWebinar,
  inviteToWebinar,
  remindPayment,
  welcomeMembers,
} from './demo-texts-budi.ts'
import { sewingCourse } from './demo-texts-siti.ts'

/** Every sequence of the demo. */
export const DEMO_AUTOMATIONS: readonly DemoAutomation[] = [
  welcomeMembers,
  inviteToWebinar,
  followUpWebinar,
  remindPayment,
  culinaryEbook,
  sewingCourse,
]
