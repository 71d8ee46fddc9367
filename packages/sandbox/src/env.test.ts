import { describe, expect, it } from 'vitest'
import { readSandboxEnv } from './env.ts'

describe('readSandboxEnv', () => {
  it('has defaults, and treats an empty variable as unset', () => {
    expect(readSandboxEnv({ SANDBOX_PORT: '' })).toMatchObject({
      SANDBOX_PORT: 4010,
      SANDBOX_HOST: '127.0.0.1',
    })
  })

  it('names the variable that is wrong', () => {
    expect(() => readSandboxEnv({ SANDBOX_PORT: 'abc' })).toThrow(/SANDBOX_PORT/)
  })
})
