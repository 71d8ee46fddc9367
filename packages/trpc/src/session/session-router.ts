import { router } from '../init.ts'
import { endSession } from './end.ts'
import { endOtherSessions } from './end-others.ts'
import { endView } from './end-view.ts'
import { listSessions } from './list.ts'
import { readMe } from './me.ts'
import { setLanguage } from './set-language.ts'

export const sessionRouter = router({
  me: readMe,
  list: listSessions,
  end: endSession,
  endOthers: endOtherSessions,
  endView,
  setLanguage,
})
