import { describe, expect, it } from 'vitest'
import { createLinkSigner, type SignedLink } from './links.ts'

const messageRef = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'
const signer = createLinkSigner('a secret of enough characters')

describe('signed links', () => {
  it.each<SignedLink>([
    { purpose: 'unsubscribe', messageRef },
    { purpose: 'open', messageRef },
    { purpose: 'click', messageRef, targetUrl: 'https://x.test/ä?a=1&b=2#c' },
  ])('%j comes back', (link) => {
    const token = signer.sign(link)
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(signer.verify(link.purpose, token)).toEqual(link)
    if (link.purpose !== 'click') expect(token).toHaveLength(39)
  })

  it('any change, another purpose or another secret is refused', () => {
    const token = signer.sign({ purpose: 'unsubscribe', messageRef })
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A'
      expect(signer.verify('unsubscribe', token.slice(0, index) + other + token.slice(index + 1))).toBeNull()
    }
    expect(signer.verify('open', token)).toBeNull()
    expect(signer.verify('click', token)).toBeNull()
    expect(createLinkSigner('another secret, long enough').verify('unsubscribe', token)).toBeNull()
  })

  it.each([
    '',
    'x',
    '%%%',
    '../../etc',
    'A'.repeat(10_000),
    `${signer.sign({ purpose: 'open', messageRef })}=`,
  ])('nonsense %#', (token) => {
    expect(signer.verify('open', token)).toBeNull()
  })

  it('refuses a short secret and a messageRef that is none', () => {
    expect(() => createLinkSigner('short')).toThrow(RangeError)
    expect(() => signer.sign({ purpose: 'open', messageRef: 'x' })).toThrow(RangeError)
  })

  it('never leads to a target that is no web page', () => {
    const token = signer.sign({ purpose: 'click', messageRef, targetUrl: 'javascript:alert(1)' })
    expect(signer.verify('click', token)).toBeNull()
  })
})
