import { DRAFT_CHECK_KINDS, type DraftCheckKind } from '@booster/contracts/automations/draft-checks'
import { describe, expect, it } from 'vitest'
import { checkSequence } from './check-sequence.ts'
import { checkStep } from './check-step.ts'

const SOUND = { emailSubject: 'Halo {{nama|Kak}}', preheader: 'Isi singkat', emailBody: '<p>Halo</p>' }

type Case = readonly [kind: DraftCheckKind, step: Partial<typeof SOUND>, detail: readonly string[]]

function body(emailBody: string): Partial<typeof SOUND> {
  return { emailBody }
}

const CASES: readonly Case[] = [
  ['SUBJECT_EMPTY', { emailSubject: ' \u200b' }, []],
  ['BODY_EMPTY', body('<p></p> &nbsp;<br>\u200b'), []],
  ['BODY_EMPTY', body('<script>alert(1)</script>'), []],
  ['SHORTCODE_UNKNOWN', body('<p>{{kota}} {{first name|x}}</p>'), ['kota', 'first name']],
  ['SHORTCODE_UNKNOWN', { emailSubject: 'Halo {{kota}}' }, ['kota']],
  ['SHORTCODE_UNKNOWN', { preheader: '{first_name}' }, ['first_name']],
  ['SHORTCODE_BROKEN', body('<p>Halo {{nama</p>'), ['{{nama']],
  ['SHORTCODE_BROKEN', body('<p>Halo {nama}</p>'), ['{nama}']],
  ['SHORTCODE_BROKEN', body('<p>Halo {{{nama}}}</p>'), ['{…}']],
  ['SHORTCODE_BROKEN', body('<p>{{nama|{{email}}}}</p>'), ['{{nama|…}}']],
  ['SHORTCODE_BROKEN', body('<p>{{</p><p>nama}}</p>'), ['{{', 'nama}}']],
  ['SHORTCODE_BROKEN', body('<p style="color:{{nama}}">x</p>'), ['style="{{nama}}"']],
  ['SHORTCODE_BROKEN', body('<img src="https://x.id/{{nama" alt="">'), ['{{nama']],
  ['SHORTCODE_BROKEN', body('<img src="https://x.id/a.png" alt="{{nama">'), ['{{nama']],
  ['BODY_UNREADABLE', body('<div>'.repeat(101)), []],
  ['SUBJECT_LONG', { emailSubject: 'a'.repeat(61) }, ['61']],
  ['PREHEADER_EMPTY', { preheader: ' ' }, []],
  ['LINK_WITHOUT_SCHEME', body('<a href="www.toko.id">a</a><a href="/b">b</a>'), ['www.toko.id', '/b']],
  ['LINK_WITHOUT_SCHEME', body('<a href="toko.id:8080/a">a</a>'), ['toko.id:8080/a']],
  [
    'MARKUP_DROPPED',
    body('<p onclick="x()">a<iframe></iframe><form>b</form><a href="javascript:x">c</a></p>'),
    ['onclick', '<iframe>', '<form>', 'href="javascript:"'],
  ],
  ['MARKUP_DROPPED', body('<p style="color:red;position:fixed">a</p>'), ['style="position"']],
  ['IMAGE_DROPPED', body('<p>a<img src="data:image/png;base64,aaaa" alt=""></p>'), ['1']],
  ['IMAGE_DROPPED', body('<p>a<img src="https://" alt=""><img src="" alt=""></p>'), ['2']],
  ['LINK_WITHOUT_SCHEME', body('<p><a href="">Tonton</a></p>'), ['']],
  [
    'IMAGE_INSECURE',
    body('<p>a<img src="http://Toko.id/a.png" alt=""><img src="HTTP://toko.id/b.png" alt=""></p>'),
    ['toko.id'],
  ],
  [
    'IMAGE_INSECURE',
    body(
      '<table background="http://a.id/b.png"><tr><td style="background:url(http://c.id/d.png)">x</td></tr></table>',
    ),
    ['a.id', 'c.id'],
  ],
  ['IMAGE_WITHOUT_ALT', body('<img src="https://x.id/a.png">'), ['1']],
  ['SIZE_OVER_LIMIT', body(`<p>${'a'.repeat(110 * 1_024)}</p>`), [expect.stringMatching(/^11\d$/)]],
  [
    'SPAM_WORDS',
    body('<p>Cepat  kaya, pasti untung!!!! $$$</p>'),
    ['Cepat kaya', 'pasti untung', '!!!', '$$$'],
  ],
  ['SUBJECT_SHOUTS', { emailSubject: 'DISKON BESAR hari ini' }, []],
  ['SUBJECT_SHOUTS', { emailSubject: 'Buka sekarang!!' }, []],
  ['LINK_SHORTENED', body('<a href="https://bit.ly/x">a</a>'), ['bit.ly']],
]

describe('checkStep', () => {
  it('finds nothing in a sound step', () => {
    expect(checkStep(SOUND)).toEqual([])
    expect(
      checkStep({
        ...SOUND,
        emailBody:
          '<!doctype html><title>T</title><table><tr><td>{{<b>nama</b>}}, ada diskon &amp; gratis ongkir! <a href="https://wa.me/62">WA</a> <a href="tel:+62">a</a><a href="#b">b</a></td></tr></table>',
      }),
    ).toEqual([])
  })

  it.each(CASES)('%s: %j', (kind, step, detail) => {
    const found = checkStep({ ...SOUND, ...step }, 3)
    expect(found.map((check) => check.kind)).toContain(kind)
    expect(found.find((check) => check.kind === kind)).toMatchObject({ step: 3, detail })
  })

  it('has a case for every kind', () => {
    const ofSequences: readonly DraftCheckKind[] = ['NO_STEPS', 'DELAY_DECREASES']
    expect(new Set([...CASES.map(([kind]) => kind), ...ofSequences])).toEqual(new Set(DRAFT_CHECK_KINDS))
  })

  it('names at most ten things, none longer than 60 characters', () => {
    const many = Array.from({ length: 12 }, (_, index) => `{{${'x'.repeat(90)}${index}}}`).join(' ')
    const [unknown] = checkStep({ ...SOUND, emailBody: many })
    expect(unknown?.detail).toHaveLength(10)
    expect(unknown?.detail[0]).toHaveLength(60)
  })
})

describe('checkSequence', () => {
  it('wants a step', () => {
    expect(checkSequence([])).toEqual([{ kind: 'NO_STEPS', level: 'error', step: null, detail: [] }])
  })

  it('names the step that would leave before the one in front of it, with what each step has', () => {
    const delays = [60, 30, 30]
    const steps = delays.map((delayMinutes) => ({ ...SOUND, delayMinutes }))
    expect(checkSequence(steps)).toEqual([{ kind: 'DELAY_DECREASES', level: 'error', step: 1, detail: [] }])
    expect(
      checkSequence([
        { ...SOUND, delayMinutes: 0 },
        { ...SOUND, preheader: '', delayMinutes: 0 },
      ]),
    ).toEqual([{ kind: 'PREHEADER_EMPTY', level: 'warning', step: 1, detail: [] }])
  })
})
