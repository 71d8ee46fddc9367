// @vitest-environment jsdom
import { AUTOMATION_TEMPLATES } from '@booster/contracts/automations/automation-templates'
import { describe, expect, it } from 'vitest'
import { checkBody, reduceBody } from './check-body.ts'

const STAYS: readonly string[] = [
  '',
  'Halo {{nama|Kak}}, apa kabar?',
  '<p>Halo {{nama|Kak}},</p>\n<p>Isi.<br>Salam</p>',
  '<h2>Judul</h2><p><b>tebal</b> <i>miring</i> <b><i>dua</i></b></p>',
  '<ul><li>satu</li><li>dua <strong>tebal</strong><ul><li>dalam</li></ul></li></ul>',
  '<ol start="3"><li>tiga</li></ol>',
  '<p style="text-align:center">tengah</p><hr><blockquote><p>kutip</p></blockquote>',
  '<p><a href="https://toko.id/?n={{nama}}" target="_blank">beli</a></p>',
  '<p><a href="https://toko.id" style="display:inline-block;background:#0b6e5b;color:#fff">Beli {{nama}}</a></p>',
  '<p><img src="https://toko.id/a.png" alt="Teh" width="200"></p>',
  '<p><a href="https://toko.id"><img src="https://toko.id/a.png" alt=""></a></p>',
  '<p><span style="color:red">merah</span> <font color="#00f">biru</font> <u>garis</u></p>',
  '<div style="padding:8px"><p>satu</p></div><div>dua</div>',
  '<table width="600" cellpadding="0"><tr><td style="padding:4px">A</td><td><p>B</p><ul><li>c</li></ul></td></tr></table>',
  '<p style="mso-line-height-rule:exactly;line-height:20px">Word</p>',
  '<p>{{ Nama }} dan {{tidak_ada}}</p>',
  '<p>&lt;tag&gt; &amp; &nbsp; “kutip”</p>',
]

const LOSES: readonly (readonly [html: string, names: readonly string[]])[] = [
  ['<!doctype html><html><head><style>p{color:red}</style></head><body><p>x</p></body></html>', ['style']],
  ['<p onclick="beli()">x</p>', ['onclick']],
  ['<p>x</p><!--[if mso]><p>y</p><![endif]-->', ['<!-- -->']],
  ['<p id="a">x</p>', ['id']],
  ['<p>x</p><script>alert(1)</script>', ['script']],
  ['<form><input name="a"></form>', ['form', 'input']],
  ['<pre>a  b</pre>', ['pre']],
  ['<p style="display:none">tersembunyi</p>', ['style']],
  ['<video src="a.mp4"></video>', ['video']],
]

describe('a body in the rich view', () => {
  it.each(STAYS)('stays what it is: %s', (html) => {
    expect(checkBody(html)).toBeNull()
    // And a second time, letter by letter.
    const once = reduceBody(html)
    expect(reduceBody(once)).toBe(once)
  })

  it.each(LOSES)('names what would be lost: %s', (html, names) => {
    expect(checkBody(html)).toEqual(expect.arrayContaining([...names]))
  })

  it('keeps styles, shortcodes and addresses letter by letter', () => {
    const html =
      '<p style="color:#FF0000; mso-x:y">Halo {{ nama | Kak }}, <a href="https://x.id/?a=1&amp;b={{email}}">di sini</a></p>'
    expect(reduceBody(html)).toBe(html)
  })

  it('writes tight list items', () => {
    expect(reduceBody('<ul><li><p>satu</p></li></ul>')).toBe('<ul><li>satu</li></ul>')
  })

  it('opens every text of our templates', () => {
    const bodies = AUTOMATION_TEMPLATES.flatMap(({ steps }) => steps.map(({ emailBody }) => emailBody))
    expect(bodies.length).toBeGreaterThan(8)
    for (const body of bodies) expect(checkBody(body)).toBeNull()
  })

  it('reads text in a paragraph of its own where the mail shows it so too', () => {
    expect(reduceBody('Halo')).toBe('<p>Halo</p>')
    expect(reduceBody('')).toBe('')
  })
})
