import { router } from '../../init.ts'
import { acknowledgeAlert } from './acknowledge.ts'
import { getAlertChannels } from './channels.ts'
import { deliverAlert } from './deliver.ts'
import { listAlerts } from './list.ts'
import { resolveAlert } from './resolve.ts'

export const alertRouter = router({
  list: listAlerts,
  channels: getAlertChannels,
  acknowledge: acknowledgeAlert,
  resolve: resolveAlert,
  deliver: deliverAlert,
})
