import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

/** Loaded with `--import`: appends the URL of every module this process loads to the file RECORD_MODULES_IN names. */
const file = process.env.RECORD_MODULES_IN
if (file === undefined) throw new Error('RECORD_MODULES_IN is not set.')

registerHooks({
  load(url, context, nextLoad) {
    appendFileSync(file, `${url}\n`)
    return nextLoad(url, context)
  },
})
