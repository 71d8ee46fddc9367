import { router } from '../init.ts'
import { listBadRows } from './bad-rows.ts'
import { cancelImport } from './cancel.ts'
import { getImport } from './get.ts'
import { listImports } from './list.ts'
import { startImport } from './start.ts'

export const importRouter = router({
  get: getImport,
  list: listImports,
  start: startImport,
  cancel: cancelImport,
  badRows: listBadRows,
})
