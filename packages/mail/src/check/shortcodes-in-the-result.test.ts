import fc from 'fast-check'
import { convert } from 'html-to-text'
import { describe, expect, it } from 'vitest'
import { compileStep } from '../render/compile-step.ts'
import { renderMessage } from '../render/render-message.ts'
import { checkStep } from './check-step.ts'
import { SAMPLE_MESSAGE } from './sample-message.ts'

function rendered(bodyHtml: string, nama = 'Siti'): { html: string; text: string } {
  const { html, text } = renderMessage(compileStep({ subject: 'S', bodyHtml }), {
    ...SAMPLE_MESSAGE,
    lead: { ...SAMPLE_MESSAGE.lead, nama },
  })
  return { html, text: text() }
}

function errorsOf(emailBody: string): string[] {
  const checks = checkStep({ emailSubject: 'S', preheader: 'P', emailBody })
  return checks.filter(({ level }) => level === 'error').map(({ kind }) => kind)
}

describe('a shortcode is filled in', () => {
  it.each([
    ['in a tag of its own', '<p>{{<b>nama</b>}}</p>', '<p><b>Siti</b></p>'],
    [
      'with tags around each part',
      '<p><i>{{</i><b>na</b>ma<u>}}</u></p>',
      '<p><i></i><b>Siti</b><u></u></p>',
    ],
    ['with its braces apart', '<p>{<b>{nama}</b>}</p>', '<p><b>Siti</b></p>'],
    ['half in a tag', '<p>{{na<b>ma}} x</b></p>', '<p>Siti<b> x</b></p>'],
    ['as entities', '<p>&#123;&lbrace;nama&#x7d;&rcub;</p>', '<p>Siti</p>'],
    ['with hard and zero-width spaces', '<p>{{&nbsp;na\u200bma\u00ad }}</p>', '<p>Siti</p>'],
    ['under another name', '<p>{{ nama_depan }}</p>', '<p>Siti</p>'],
    ['in capitals', '<p>{{ NAMA }}</p>', '<p>Siti</p>'],
    ['over a line break of the source', '<p>{{\n nama\n}}</p>', '<p>Siti</p>'],
    [
      'percent-encoded in a link',
      '<a href="https://x.id/?n=%7B%7Bnama%7D%7D">x</a>',
      'href="https://x.id/?n=Siti"',
    ],
    ['percent-encoded with a fallback', '<a href="https://x.id/?n=%7b%7bnama%7CKak%7d%7d">x</a>', '?n=Siti"'],
    ['in the text of a picture', '<img src="https://x.id/a.png" alt="{{ nama }}">', 'alt="Siti"'],
  ])('%s', (_how, body, expected) => {
    expect(rendered(body).html).toContain(expected)
    expect(errorsOf(body)).toEqual([])
  })

  it.each([
    ['<p>{{nama | Kak}}</p>', '<p>Kak</p>'],
    ['<p>{{nama|<b>Kak</b> &amp; <i>Kawan</i>}}!</p>', '<p>Kak &amp; Kawan!</p>'],
    ['<p><b>{{nama|Kak</b>}}</p>', '<p><b>Kak</b></p>'],
    ['<p>{{nama|“Kak”}}</p>', '<p>“Kak”</p>'],
  ])('with the fallback of %s', (body, expected) => {
    expect(rendered(body, '').html).toContain(expected)
    expect(errorsOf(body)).toEqual([])
  })

  it('many times over in a line without paragraphs, in time that grows with its length', () => {
    const body = '<b>{{nama</b>}}<i></i>'.repeat(8_000)
    const began = performance.now()
    expect(rendered(body).html.match(/Siti/g)).toHaveLength(8_000)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

/** Everything of which people and editors make shortcodes, whole and broken. */
const piece = fc.constantFrom(
  ...[
    '{',
    '}',
    '{{',
    '}}',
    'nama',
    'Nama',
    'email',
    'kota',
    '|',
    '|Kak',
    ' ',
    '&nbsp;',
    '\u200b',
    '&#123;',
    '&#125;',
  ],
  ...[
    '<b>',
    '</b>',
    '<span style="color:red">',
    '</span>',
    '<br>',
    '</p><p>',
    '“',
    '%7B%7B',
    '%7D%7D',
    '{{nama}}',
  ],
)
const pieces = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
const quoted = pieces.map((text) => text.replace(/["<>]/g, ''))
const place = fc.oneof(
  pieces.map((text) => `<p>${text}</p>`),
  pieces.map((text) => `<table><tr><td>${text}</td><td>${text}</td></tr></table>`),
  quoted.map((text) => `<p><a href="https://x.id/?q=${text}" title="${text}">x</a></p>`),
  quoted.map((text) => `<p style="color:${text}">x</p>`),
  quoted.map((text) => `<p>x<img src="https://x.id/${text}" alt="${text}"></p>`),
)

/** What a reader of a finished mail would take for a broken shortcode. */
const BROKEN = /\{\{|\}\}|\{(?:nama|email)\b|\b(?:nama|email)\}|\{kota(?:\|[^{}\n]*)?\}/i

describe('no brace of a shortcode reaches a reader', () => {
  it('of 3,000 bodies: each is filled in, or the check names it', () => {
    let filled = 0
    let named = 0
    fc.assert(
      fc.property(place, (body) => {
        if (errorsOf(body).length > 0) {
          named += 1
          return
        }
        const { html, text } = rendered(body)
        const attributes = [...html.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) =>
          /^(?:href|src)$/.test(name) ? value.replace(/%7B/gi, '{') : value,
        )
        const seen = [
          convert(html.replaceAll('</td>', '<br></td>'), { wordwrap: false }),
          text,
          ...attributes,
        ]
          .join('\n')
          .replace(/\u200b/g, '')
        filled += seen.includes('Siti') ? 1 : 0
        expect(seen).not.toMatch(BROKEN)
      }),
      { numRuns: 3_000, seed: 20_261_129 },
    )
    expect(filled).toBeGreaterThan(100)
    expect(named).toBeGreaterThan(500)
  }, 120_000)
})
