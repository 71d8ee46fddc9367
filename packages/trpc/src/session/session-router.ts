import { router } from '../init.ts'
import { readMe } from './me.ts'

export const sessionRouter = router({
  me: readMe,
})
