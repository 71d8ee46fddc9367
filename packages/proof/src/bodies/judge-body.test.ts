import { createSeededRandom } from '@booster/demo/seeded-random'
import { describe, expect, it } from 'vitest'
import { type BodyRule, judgeBody, type MadeMail, makeMail } from './judge-body.ts'
import { readPage } from './read-page.ts'
import { runBodies } from './run-bodies.ts'
import { type GeneratedBody, HANDS, writeBody } from './write-body.ts'

const BODY: GeneratedBody = {
  hand: 'byHand',
  html: '<p>kata1x <b>kata2x</b></p><script>hilang3x</script>',
  visible: ['kata1x', 'kata2x'],
  gone: ['hilang3x'],
  hasBrokenShortcode: false,
}
const MAIL = { html: '<p>kata1x <b>kata2x</b></p>', text: 'kata1x kata2x', errors: [] }

function rulesOf(made: MadeMail, body: Partial<GeneratedBody> = {}): BodyRule[] {
  return judgeBody({ ...BODY, ...body }, made).map(({ rule }) => rule)
}

describe('judgeBody', () => {
  it('finds nothing in a mail that keeps all rules', () => {
    expect(rulesOf(MAIL)).toEqual([])
    expect(rulesOf(makeMail(BODY.html))).toEqual([])
  })

  it.each<[BodyRule, Partial<NonNullable<MadeMail>>]>([
    ['no-brace', { html: '<p>kata1x {{<b>kata2x</b></p>' }],
    ['no-brace', { text: 'kata1x kata2x {nama}' }],
    ['broken-refused', { errors: ['SHORTCODE_BROKEN'] }],
    ['removed-is-gone', { html: '<p>kata1x <b title="hilang3x">kata2x</b></p>' }],
    ['removed-is-gone', { text: 'kata1x kata2x hilang3x' }],
    ['every-word-once', { html: '<p>kata1x</p><style>kata2x</style>' }],
    ['every-word-once', { text: 'kata2x kata1x' }],
    ['every-word-once', { text: 'kata1x kata2x kata2x' }],
    ['words-apart', { text: 'kata1xkata2x' }],
    ['no-script', { html: '<p onclick="x">kata1x <b>kata2x</b></p>' }],
    ['no-script', { html: '<p>kata1x <b>kata2x</b></p><form></form>' }],
    ['no-script', { html: '<p>kata1x <a href="data:text/html,x">kata2x</a></p>' }],
  ])('sees a breach of %s in %o', (rule, change) => {
    expect(rulesOf({ ...MAIL, ...change })).toEqual([rule])
  })

  it('wants an error for a shortcode that cannot be filled in', () => {
    expect(rulesOf(MAIL, { hasBrokenShortcode: true })).toEqual(['broken-refused'])
    expect(rulesOf({ ...MAIL, errors: ['SHORTCODE_UNKNOWN'] }, { hasBrokenShortcode: true })).toEqual([])
  })

  it('lets only broken markup be refused as unreadable', () => {
    expect(rulesOf(null)).toEqual(['every-word-once'])
    expect(rulesOf(null, { hand: 'broken', visible: null })).toEqual([])
  })
})

describe('writeBody', () => {
  it.each(HANDS.filter((hand) => hand !== 'broken'))(
    'writes by the hand of %s what the standard sees',
    (hand) => {
      const random = createSeededRandom(7)
      for (let turn = 0; turn < 50; turn += 1) {
        const { html, visible, gone } = writeBody(random, hand)
        const { text } = readPage(html)
        expect(text.match(/kata\d+x/g) ?? []).toEqual(visible)
        expect(gone.filter((word) => text.includes(word))).toEqual([])
      }
    },
  )
})

describe('runBodies', () => {
  it('finds no broken rule in bodies of every hand', () => {
    expect(runBodies({ seed: 11, bodies: 600 })).toMatchObject({ bodies: 600, broken: [] })
  })
})
