import express from 'express'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { listenForTest } from '../testing/listen-for-test.ts'
import { answerErrors } from './api-error.ts'
import { giveRequestId } from './guard.ts'
import { logRequests } from './request-log.ts'

it.each(['set-password', 'u', 'l', 'c', 'o', 'SET-PASSWORD'])(
  'keeps the token of a link below /%s out of the log, also when answering it fails',
  async (place) => {
    const lines: { readonly path?: string; readonly msg: string }[] = []
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const app = express()
    app.use(giveRequestId, logRequests(log))
    app.use(`/${place}/:token`, () => {
      throw new Error('The test breaks it')
    })
    app.use(answerErrors(log))
    await using server = await listenForTest(app)
    expect((await fetch(`${server.url}/${place}/the-token/more?lang=id`)).status).toBe(500)
    expect(lines.map(({ msg, path }) => ({ msg, path }))).toEqual([
      { msg: 'request.failed', path: `/${place}/:token` },
      { msg: 'request', path: `/${place}/:token` },
    ])
    expect(JSON.stringify(lines)).not.toContain('the-token')
  },
)
