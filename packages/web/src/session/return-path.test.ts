import { beforeEach, describe, expect, it, vi } from 'vitest'
import { returnPath } from './return-path.ts'
import { readSignInSearch } from './sign-in-search.ts'

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'http://booster.example' })
})

describe('returnPath', () => {
  it('leads back to where the person wanted to go', () => {
    expect(returnPath('/affiliate/', '/affiliate/jobs?status=failed')).toBe('/affiliate/jobs?status=failed')
    expect(returnPath('/admin/', '/admin/alerts?state=open')).toBe('/admin/alerts?state=open')
    expect(returnPath('/admin/', '/admin')).toBe('/admin')
  })

  it.each([
    undefined,
    '',
    'https://evil.example/',
    'https://evil.example/affiliate/',
    '//evil.example',
    '/\\evil.example',
    '/admin/',
    '/affiliatex',
    '/affiliate/sign-in?next=/',
    '/affiliate/../admin/',
  ])('leads affiliates home instead of to %s', (next) => {
    expect(returnPath('/affiliate/', next)).toBe('/affiliate/')
  })

  it.each(['https://evil.test', '//evil.test', '/\\evil.test', '/affiliate/', '/adminx', '/admin/sign-in'])(
    'leads admins home instead of to %s',
    (next) => {
      expect(returnPath('/admin/', next)).toBe('/admin/')
    },
  )

  it('never leaves this origin', () => {
    expect(returnPath('/affiliate/', '/affiliate/../../\\evil.example')).not.toContain('http')
  })
})

describe('the address of the sign-in page', () => {
  it('drops what is no address', () => {
    expect(readSignInSearch({ next: 'x'.repeat(3_000) }).next).toBeUndefined()
    expect(readSignInSearch({ next: 7 }).next).toBeUndefined()
  })
})
