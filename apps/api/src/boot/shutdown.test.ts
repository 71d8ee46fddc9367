import { describe, expect, it } from 'vitest'
import { silentLog } from '../testing/silent-log.ts'
import { createShutdown } from './shutdown.ts'

describe('createShutdown', () => {
  it('ends what was started last first, once, and goes on after a step that fails', async () => {
    const ended: string[] = []
    const shutdown = createShutdown(silentLog)
    shutdown.add('database', () => ended.push('database'))
    shutdown.add('engine', async () => {
      throw new Error('stuck')
    })
    shutdown.add('server', () => ended.push('server'))
    await Promise.all([shutdown.run('test'), shutdown.run('again')])
    expect(ended).toEqual(['server', 'database'])
  })
})
