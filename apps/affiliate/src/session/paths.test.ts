import { beforeEach, describe, expect, it, vi } from 'vitest'
import { hrefOf, safeNext } from './paths.ts'

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'http://booster.example' })
})

describe('safeNext', () => {
  it('leads back to where the person wanted to go', () => {
    expect(safeNext('/affiliate/jobs?status=failed')).toBe('/affiliate/jobs?status=failed')
  })

  it.each([undefined, '', 'https://evil.example/', '//evil.example', '/admin/', '/affiliate/sign-in?next=/'])(
    'leads home instead of to %s',
    (next) => {
      expect(safeNext(next)).toBe('/affiliate/')
    },
  )

  it('never leaves this origin', () => {
    expect(safeNext('/affiliate/../../\\evil.example')).not.toContain('http')
  })
})

describe('hrefOf', () => {
  it('leaves out what is not set', () => {
    expect(hrefOf('/affiliate/jobs', { status: 'failed', page: undefined })).toBe(
      '/affiliate/jobs?status=failed',
    )
    expect(hrefOf('/affiliate/jobs', {})).toBe('/affiliate/jobs')
  })
})
