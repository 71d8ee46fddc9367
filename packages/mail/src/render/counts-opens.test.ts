import { describe, expect, it } from 'vitest'
import { compileStep } from './compile-step.ts'
import { countsOpens, SHORT_CHARACTERS } from './counts-opens.ts'

function charactersOf(bodyHtml: string, more: { readonly preheader?: string } = {}): number {
  return compileStep({ subject: 'S', bodyHtml, ...more }).characters
}

describe('the characters of a mail', () => {
  it('are those that a reader sees of the part that the author wrote', () => {
    expect(charactersOf('<p>Halo &amp; selamat &#128512;</p>\n\n<p>datang</p>')).toBe(
      'Halo & selamat . datang'.length,
    )
    expect(charactersOf('<a href="https://x.test/?a>b" title="not seen">ini</a>')).toBe(3)
    expect(charactersOf('<img src="https://x.test/a.png" alt="a picture">')).toBe(0)
    expect(charactersOf('<style>p { color: red }</style><p>a</p>')).toBe(1)
    expect(charactersOf('<p>a</p>', { preheader: 'beside the subject' })).toBe(1)
  })

  it('leave out what is different for every lead', () => {
    expect(charactersOf('<p>Halo {{nama|Kak}},</p>')).toBe('Halo ,'.length)
  })
})

describe('whether openings are counted', () => {
  it.each([
    ['on', 0, true],
    ['off', 99_999, false],
    ['auto', SHORT_CHARACTERS, false],
    ['auto', SHORT_CHARACTERS + 1, true],
  ] as const)('%s, of %i characters: %s', (rule, characters, counted) => {
    expect(countsOpens(rule, { characters })).toBe(counted)
  })

  it('is decided for the step, whoever the lead is', () => {
    const words = 'kata '.repeat(SHORT_CHARACTERS / 5)
    expect(countsOpens('auto', compileStep({ subject: 'S', bodyHtml: `<p>${words}</p>` }))).toBe(false)
    expect(countsOpens('auto', compileStep({ subject: 'S', bodyHtml: `<p>${words}lagi</p>` }))).toBe(true)
  })
})
