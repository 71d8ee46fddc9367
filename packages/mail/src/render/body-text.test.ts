import { describe, expect, it } from 'vitest'
import { bodyText } from './body-text.ts'

const U = 'https://x.example/a'

describe('the text part', () => {
  it.each([
    [
      'one line per row, a blank between cells',
      '<table><tr><td>Harga</td><td>Rp 10.000</td></tr><tr><td>Ongkir</td><td>Rp 5.000</td></tr></table>',
      'Harga Rp 10.000\nOngkir Rp 5.000',
    ],
    [
      'a head and a body',
      '<table><thead><tr><th>Paket</th><th>Harga</th></tr></thead><tbody><tr><td>Dasar</td><td>100.000</td></tr></tbody></table>',
      'Paket Harga\nDasar 100.000',
    ],
    ['a row of one cell', '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>', 'A B\nC'],
    ['an empty cell', '<table><tr><td>A</td><td></td><td>C</td></tr></table>', 'A C'],
    ['a caption', '<table><caption>Daftar</caption><tr><td>A</td></tr></table>', 'Daftar\nA'],
    [
      'tables in a table',
      '<table><tr><td><table><tr><td>A</td><td>B</td></tr></table></td><td><p>C</p></td></tr></table>',
      'A B\n\nC',
    ],
    ['words around a table', 'Harga:<table><tr><td>A</td></tr></table>Salam', 'Harga:\nA\nSalam'],
    [
      'terms',
      '<dl><dt>Harga</dt><dd>Rp 1</dd><dt>Ongkir</dt><dd>Rp 2</dd></dl>',
      'Harga\nRp 1\nOngkir\nRp 2',
    ],
    ['sections and captions', '<section>A</section><figure>B<figcaption>C</figcaption></figure>', 'A\nB\nC'],
    ['items without their list', '<li>A</li><li>B</li>', 'A\nB'],
    ['a list', '<ul><li>A</li><li>B</li></ul>', ' * A\n * B'],
  ])('separates %s', (_what, html, text) => {
    expect(bodyText(html)).toBe(text)
  })

  it.each([
    [
      'a cell',
      `<table><tr><td><a href="${U}">${U}</a></td><td>Kolom dua</td></tr></table>`,
      `${U} Kolom dua`,
    ],
    ['a word behind', `<a href="${U}">${U}</a>Kolom`, `${U} Kolom`],
    ['a word behind in bold', `<a href="${U}">${U}</a><b>Kolom</b>`, `${U} Kolom`],
    ['a word before', `Lihat<a href="${U}">${U}</a>`, `Lihat ${U}`],
    ['another link', `<a href="${U}">${U}</a><a href="${U}">${U}</a>`, `${U} ${U}`],
    [
      'a sentence',
      `Buka <a href="${U}">${U}</a>. Sekarang (<a href="${U}">${U}</a>)!`,
      `Buka ${U}. Sekarang (${U})!`,
    ],
    ['a shortcode', `<a href="${U}">${U}</a>\ue0000\ue001`, `${U} \ue0000\ue001`],
  ])('keeps a link whole beside %s', (_what, html, text) => {
    expect(bodyText(html)).toBe(text)
  })

  it.each([
    ['its own address', `<a href="${U}">${U}</a>`, U],
    [
      'its own address but for the slash',
      '<a href="https://X.example/">https://x.example</a>',
      'https://x.example',
    ],
    ['an address with a subject', '<a href="mailto:a@b.id?subject=x">a@b.id</a>', 'a@b.id'],
    ['a number', '<a href="tel:+62812">+62812</a>', '+62812'],
    ['other words', `<a href="${U}">Buka</a>`, `Buka [${U}]`],
    ['an image', `<a href="${U}"><img src="x" alt="Logo"></a>`, U],
    ['a place in the mail', '<a href="#b">Turun</a>', 'Turun'],
    ['nothing', '<a name="b">Judul</a>', 'Judul'],
  ])('writes once a link to %s', (_what, html, text) => {
    expect(bodyText(html)).toBe(text)
  })
})
