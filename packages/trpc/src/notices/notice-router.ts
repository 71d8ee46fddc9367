import { router } from '../init.ts'
import { readNotices } from './read.ts'

/** What there is to read stands in the overview. */
export const noticeRouter = router({ read: readNotices })
