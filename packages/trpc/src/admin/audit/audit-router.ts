import { router } from '../../init.ts'
import { listAudit } from './list.ts'

export const auditRouter = router({ list: listAudit })
