import { describe, expect, it } from 'vitest'
import { formSlug, slugOf, slugsLike } from './form-slug.ts'

describe('the address of a form', () => {
  it.each([
    ['webinar-gratis', 'webinar-gratis'],
    [' Webinar-Jualan-Laris ', 'webinar-jualan-laris'],
    ['kelas2', 'kelas2'],
  ])('may be %j', (typed, slug) => {
    expect(formSlug.parse(typed)).toBe(slug)
  })

  it.each([
    'ab',
    'a b c',
    'a--b',
    '-abc',
    'abc-',
    'kelas/baru',
    'kelas?x',
    'kelas.html',
    'café-baru',
    'x'.repeat(61),
    '01890a5d-ac96-774b-bcce-b302099a8057',
  ])('may not be %j', (typed) => {
    expect(formSlug.safeParse(typed).success).toBe(false)
  })

  it.each([
    ['Webinar gratis: Jualan Laris lewat Email', 'webinar-gratis-jualan-laris-lewat-email'],
    ['Kopi & Café №1', 'kopi-cafe-no1'],
    ['城市', 'formulir'],
    ['A', 'formulir-a'],
    ['01890a5d ac96 774b bcce b302099a8057', 'formulir-01890a5d-ac96-774b-bcce-b302099a8057'],
  ])('that the title %j suggests', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  it('is one that can be had, whatever the title', () => {
    for (const title of ['x'.repeat(120), 'ab '.repeat(40), '?', 'Ünïcödé tïtlé', 'a-'.repeat(60)])
      for (const slug of slugsLike(slugOf(title)))
        expect(formSlug.safeParse(slug), slug).toMatchObject({ success: true, data: slug })
  })

  it('has others like it to try', () => {
    expect(slugsLike('webinar').slice(0, 3)).toEqual(['webinar', 'webinar-2', 'webinar-3'])
    expect(new Set(slugsLike('x'.repeat(60))).size).toBe(99)
  })
})
