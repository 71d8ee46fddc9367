import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InstallStamp } from './install-stamp.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-test-'))
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('InstallStamp', () => {
  it('is current after an install, until lockfile or Node change', () => {
    const stamp = new InstallStamp(root, 'v24.1.0')
    expect(stamp.isCurrent()).toBe(false)
    stamp.write()
    expect(stamp.isCurrent()).toBe(true)
    expect(new InstallStamp(root, 'v24.9.0').isCurrent()).toBe(true)
    expect(new InstallStamp(root, 'v26.0.0').isCurrent()).toBe(false)
    appendFileSync(join(root, 'pnpm-lock.yaml'), 'packages:\n')
    expect(stamp.isCurrent()).toBe(false)
  })

  it('is not current while an install runs or after one was interrupted', () => {
    const stamp = new InstallStamp(root, 'v24.1.0')
    stamp.write()
    stamp.clear()
    expect(stamp.isCurrent()).toBe(false)
  })
})
