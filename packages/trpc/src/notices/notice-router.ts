import { router } from '../init.ts'
import { listNotices } from './list.ts'
import { readNotices } from './read.ts'

export const noticeRouter = router({ list: listNotices, read: readNotices })
