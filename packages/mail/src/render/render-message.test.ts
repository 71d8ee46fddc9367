import { listUnknownShortcodes, SHORTCODES } from '@booster/engine/domain/shortcode'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileStep, type StepText } from './compile-step.ts'
import { type MessageInput, renderMessage } from './render-message.ts'

const REF = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'

function render(
  step: Partial<StepText>,
  input: Partial<MessageInput> = {},
  lead: Partial<MessageInput['lead']> = {},
) {
  const compiled = compileStep({ subject: 'Halo', bodyHtml: '<p>Isi</p>', ...step })
  return renderMessage(compiled, {
    messageRef: REF,
    lead: { nama: 'Sari', email: 'sari@example.test', whatsapp: '+6281234567890', ...lead },
    affiliate: 'Budi & Rekan',
    contact: 'balas@example.test',
    links: { unsubscribeUrl: 'https://app.test/u/tok' },
    ...input,
  })
}

describe('shortcodes', () => {
  it('fills all of them in subject, html and text, whatever their spaces and case', () => {
    const message = render(
      {
        subject: '{{nama}} {{ Email }} {{WHATSAPP}} {{affiliate}} {{Nama_Depan}}',
        bodyHtml: '<p>{{nama}}, {{email}}, {{ whatsapp }}, {{affiliate}}, {{ nama_depan|Kak }}</p>',
      },
      {},
      { nama: 'Bu Sari Dewi' },
    )
    expect(message.subject).toBe('Bu Sari Dewi sari@example.test +6281234567890 Budi & Rekan Sari')
    expect(message.html).toContain(
      '<p>Bu Sari Dewi, sari@example.test, +6281234567890, Budi &amp; Rekan, Sari</p>',
    )
    expect(message.text()).toContain('Bu Sari Dewi, sari@example.test, +6281234567890, Budi & Rekan, Sari')
  })

  it('falls back where the value is empty, escaped, with entities of the editor read', () => {
    const body = '<p>{{nama|Kak &amp; <b>Kawan</b>}} {{whatsapp}}!</p>'
    const message = render(
      { subject: 'Halo {{nama|Kak}}', bodyHtml: body },
      {},
      { nama: ' \t', whatsapp: null },
    )
    expect(message.subject).toBe('Halo Kak')
    expect(message.html).toContain('<p>Kak &amp; Kawan !</p>')
    expect(message.text()).toContain('Kak & Kawan !')
  })

  it.each(['{{email}}', '$&', '$1', '{{nama}}', '\ue0000\ue001', '%s'])(
    'a lead named %j stays literal',
    (nama) => {
      const message = render({ subject: 'x {{nama}} y', bodyHtml: '<p>x {{nama}} y</p>' }, {}, { nama })
      expect(message.subject).toBe(`x ${nama} y`)
      expect(message.text()).toContain(`x ${nama} y`)
      expect(message.html).toContain(`<p>x ${nama.replace('&', '&amp;')} y</p>`)
    },
  )

  it('escapes values in html and keeps them raw in text', () => {
    const nama = `<script>alert("1")</script>'&`
    const message = render({ bodyHtml: '<p title="{{nama}}">{{nama}}</p>' }, {}, { nama })
    expect(message.html).not.toContain('<script')
    expect(message.html).toContain('title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;"')
    expect(message.text()).toContain(nama)
  })

  it('lets no header in: CR, LF and other control characters and direction marks go', () => {
    const message = render(
      { subject: 'Halo\r\nBcc: a@b.c {{nama}}' },
      { affiliate: 'B\u202eudi' },
      { nama: 'Sari\r\nX-Evil: 1\u0000\u2066' },
    )
    expect(message.subject).toBe('Halo Bcc: a@b.c Sari X-Evil: 1')
    expect(message.text()).toContain('Budi')
  })

  it('encodes values inside links, so that they change neither scheme nor host nor the next parameter', () => {
    const body =
      '<a href="https://x.test/?n={{nama}}&amp;b=1">a</a><a href="{{nama}}">b</a><a href="mailto:{{email}}">c</a>'
    const message = render({ bodyHtml: body }, {}, { nama: `javascript:alert('1')&c=2"><b>` })
    expect(message.html).toContain(
      'href="https://x.test/?n=javascript%3Aalert%28%271%27%29%26c%3D2%22%3E%3Cb%3E&amp;b=1"',
    )
    expect(message.html).toContain('href="javascript%3Aalert')
    expect(message.html).toContain('href="mailto:sari%40example.test"')
  })

  it('survives a lone surrogate in a link, and refuses shortcodes in styles', () => {
    const body = '<p style="background:url({{nama}})"><a href="https://x.test/{{nama}}">a</a></p>'
    const message = render({ bodyHtml: body }, {}, { nama: '\ud800' })
    expect(message.html).toContain('style="background:url()"')
    expect(message.html).toContain('https://x.test/%EF%BF%BD')
  })

  it('names the unknown ones', () => {
    expect(
      listUnknownShortcodes('{{nama}} {{ Nama }} {{nama|Kak}} {{name}} {{}} {{ kota | x }} {{name}}'),
    ).toEqual(['name', '', 'kota'])
    expect(listUnknownShortcodes('{{&nbsp;nama }} {nama} {{email')).toEqual([])
  })

  it('are filled exactly where the check accepts them', () => {
    const space = fc.constantFrom('', ' ', '\u00a0', '&nbsp;', '&nbsp; ')
    const name = fc.oneof(
      fc.constantFrom(...SHORTCODES),
      fc.constantFrom(
        'Nama',
        'EMAIL',
        'whatsApp',
        '',
        'kota',
        'nama email',
        'na&nbsp;ma',
        '&amp;nama',
        'nbsp',
      ),
    )
    const fallback = fc.constantFrom('', '|', '|Kak', '| Kak ', '|a|b', '|&nbsp;')
    const code = fc.tuple(space, name, space, fallback).map((parts) => `{{${parts.join('')}}}`)
    const text = fc.array(fc.oneof(code, fc.constantFrom('Halo', ' ', ', ', '|', '&nbsp;')), { maxLength: 6 })
    const unfilled = (rendered: string) => [...rendered.matchAll(/\{\{[^{}]*\}\}/g)].length
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join('')
        const refused = parts.filter((part) => listUnknownShortcodes(part).length > 0).length
        expect(listUnknownShortcodes(source).length > 0).toBe(refused > 0)
        const message = render({ subject: `x ${source}`, preheader: source, bodyHtml: `<p>${source}</p>` })
        expect(unfilled(message.subject)).toBe(refused)
        expect(unfilled(message.html)).toBe(3 * refused) // title, preheader and body
        expect(unfilled(message.text())).toBe(refused)
      }),
      { numRuns: 500 },
    )
  })
})

describe('sanitising', () => {
  it('drops what runs and keeps what e-mail needs', () => {
    const whole = render({
      bodyHtml: [
        '<script>alert(1)</script><style>p{}</style><iframe src="https://x.test"></iframe><form><input></form>',
        '<p onclick="x()" style="color:red">a</p><p style="width:expression(alert(1))">b</p>',
        '<a href="javascript:alert(1)">c</a><a href=" jAvA\tscript:alert(1)">d</a><img src="data:text/html,x" onerror="x">',
        '<table width="100%" cellpadding="0"><tr><td align="center"><img src="https://x.test/a.png" alt="A"></td></tr></table>',
      ].join(''),
    }).html
    const html = whole.slice(whole.indexOf('<body'))
    for (const bad of [
      '<script',
      '<style',
      'iframe',
      '<form',
      'onclick',
      'expression',
      'javascript',
      'onerror',
      'data:text',
    ]) {
      expect(html.toLowerCase()).not.toContain(bad)
    }
    expect(html).toContain('<p style="color:red">a</p>')
    expect(html).toContain('<td align="center"><img src="https://x.test/a.png" alt="A" /></td>')
  })

  it('lets no author write a slot of the template', () => {
    const { html } = render({ bodyHtml: '<p>\ue0000\ue001</p>', subject: '\ue0000\ue001' })
    expect(html).toContain('<p>0</p>')
  })
})

describe('the frame', () => {
  it('has the footer in the language of the step, with affiliate, unsubscribe link and data-ref', () => {
    const id = render({})
    expect(id.html).toContain(`data-ref="${REF}"`)
    expect(id.html).toContain('<strong>Budi &amp; Rekan</strong>')
    expect(id.html).toContain(
      '<a href="https://app.test/u/tok" style="color:#55635d;text-decoration:underline">Berhenti berlangganan</a>',
    )
    expect(id.text()).toContain('Berhenti berlangganan: https://app.test/u/tok')
    const en = render({ language: 'en' })
    expect(en.text()).toContain('You receive this email because you gave your address to Budi & Rekan.')
    expect(en.html).not.toContain('Sandbox')
  })

  it('names a person to answer to, in both parts', () => {
    const { html, text } = render({}, { contact: 'sales"@x.test' })
    expect(html).toContain('Kontak: <a href="mailto:sales&quot;@x.test"')
    expect(text()).toContain('\n\n-- \nAnda menerima')
    expect(text()).toContain('\nKontak: sales"@x.test\n')
    expect(render({ language: 'en' }).text()).toContain('\nContact: balas@example.test\n')
  })

  it.each([
    ['toko Budi', 'T'],
    ['<Toko>', '&lt;'],
    [' 7 Hari', '7'],
    ['e\u0301clair', 'E\u0301'],
    ['Élan', 'É'],
    ['👩🏽‍🍳 Dapur Sari', '👩🏽‍🍳'],
    ['x', 'X'],
    ['', ''],
  ])('has the first character of %j as its mark', (affiliate, mark) => {
    expect(render({}, { affiliate }).html).toContain(`">${mark}</td></tr></table>`)
  })

  it('has the subject as its title, with its shortcodes filled', () => {
    const { html } = render({ subject: '{{nama}} <3 {{nama_depan|Kak}}' }, {}, { nama: 'Sari </title>' })
    expect(html).toContain('<title>Sari &lt;/title&gt; &lt;3 Sari</title>')
  })

  it.each(['select', 'meter', 'progress', 'textarea', 'video'])('has no text of <%s>', (name) => {
    const message = render({ bodyHtml: `<p>satu</p><${name}><b>dua</b></${name}><p>tiga</p>` })
    expect(message.html).toContain('satu')
    expect(message.html).toContain('tiga')
    expect(message.html + message.text()).not.toContain('dua')
  })

  it('keeps the first words of the body out of the line that inboxes show', () => {
    expect(render({ preheader: 'Baca' }).html).toMatch(
      />Baca<\/div><div style="display:none[^>]*>(?:&zwnj;&nbsp;){100}</,
    )
    expect(render({}).html).not.toContain('&zwnj;')
  })

  it.each([
    ['a letter', '<p>Isi <a href="https://x.id">x</a> <b>b</b></p>', 'light dark'],
    [
      'a button with text and ground',
      '<a href="https://x.id" style="background:#0b6e5b;color:#fff">x</a>',
      'light dark',
    ],
    ['a text colour', '<p style="margin:0;color:#333">Isi</p>', 'light only'],
    ['a ground', '<td style="background:#eee">Isi</td>', 'light only'],
    ['a ground by attribute', '<table bgcolor="#eeeeee"><tr><td>Isi</td></tr></table>', 'light only'],
    ['a coloured font', '<font color="red">Isi</font>', 'light only'],
    ['a link with a colour alone', '<a href="https://x.id" style="color:#000">x</a>', 'light only'],
    ['style rules', '<style>p{color:#111}</style><p>Isi</p>', 'light only'],
    ['a document', '<body><p>Isi</p></body>', 'light only'],
    [
      'a document with dark rules of its own',
      '<style>@media (prefers-color-scheme:dark){p{color:#eee}}</style><body><p>Isi</p></body>',
      'light dark',
    ],
  ])('lets mail programs darken %s only where all of it can be read', (_what, bodyHtml, scheme) => {
    const { html } = render({ bodyHtml })
    expect(html).toContain(`<meta name="color-scheme" content="${scheme}">`)
    expect(html).toContain(`<meta name="supported-color-schemes" content="${scheme}">`)
    const isDark = html.includes('.ab-letter{background-color:#17211d!important;color:#e4ebe8!important}')
    expect(isDark).toBe(scheme === 'light dark' && !bodyHtml.includes('<body'))
    if (scheme === 'light only') expect(html).toMatch(/<body [^>]*background-color:#/)
  })

  it('stands in a column of 600 px, with dark text on a light ground', () => {
    const { html } = render({})
    expect(html).toMatch(
      /<div style="max-width:600px;[^"]*"><div class="ab-letter" style="[^"]*background-color:#ffffff;/,
    )
    expect(html).toMatch(/class="ab-letter" style="[^"]*;color:#14201c">/)
    expect(render({ bodyHtml: '<body><p>x</p></body>' }).html).not.toContain('600px')
  })

  it('has preheader, pixel and sandbox notice when asked for', () => {
    const links = { unsubscribeUrl: 'https://app.test/u/tok', openUrl: 'https://app.test/o/tok' }
    const { html, text } = render(
      { preheader: 'Untuk {{nama}} <3', language: 'en' },
      { links, sandboxNotice: true },
    )
    expect(html).toMatch(/display:none[^>]*>Untuk Sari &lt;3</)
    expect(html).toContain('<img src="https://app.test/o/tok" width="1" height="1"')
    expect(text()).toContain('Sandbox: this email never left')
    expect(html.endsWith('</body></html>')).toBe(true)
  })

  it('wraps web links for clicks only where asked, with shortcodes filled in first', () => {
    const bodyHtml =
      '<a href="https://x.test/?a=1&amp;n={{nama}}">x</a> <a href="mailto:a@b.test">y</a> <a href="javascript:x()">z</a>'
    const links = {
      unsubscribeUrl: 'https://app.test/u/tok',
      wrapLink: (target: string) => `https://app.test/l/${Buffer.from(target).toString('hex')}`,
    }
    const target = 'https://x.test/?a=1&n=Sari'
    const tracked = render({ bodyHtml, trackClicks: true }, { links })
    expect(tracked.html).toContain(`href="${links.wrapLink(target)}"`)
    expect(tracked.html).toContain('href="mailto:a@b.test"')
    expect(tracked.html).not.toContain('javascript')
    expect(tracked.text()).toContain(`x [${target}]`)
    expect(render({ bodyHtml }, { links }).html).toContain('href="https://x.test/?a=1&amp;n=Sari"')
  })

  it('writes a tracked link that is its own text once in the text part, whole beside the next cell', () => {
    const link = '<a href="https://x.test/kelas">https://x.test/kelas</a>'
    const bodyHtml = `<table><tr><td>${link}</td><td>{{nama}}</td></tr></table>`
    const links = { unsubscribeUrl: 'https://app.test/u/tok', wrapLink: () => 'https://app.test/l/1' }
    const { html, text } = render({ bodyHtml, trackClicks: true }, { links })
    expect(html).toContain('href="https://app.test/l/1"')
    expect(text().split('\n')[0]).toBe('https://x.test/kelas Sari')
  })
})

describe('targets of links', () => {
  const links = {
    unsubscribeUrl: 'https://app.test/u/tok',
    wrapLink: (target: string) => `https://app.test/l/${Buffer.from(target).toString('hex')}`,
  }
  const renderTracked = (bodyHtml: string) => render({ bodyHtml, trackClicks: true }, { links })

  it.each(['tel:+6281234567890', 'sms:+6281234567890', 'whatsapp://send?phone=6281234567890&amp;text=Halo'])(
    'of a phone stay as they are, uncounted: %s',
    (href) => {
      expect(renderTracked(`<p><a href="${href}">Hubungi kami</a></p>`).html).toContain(`href="${href}"`)
    },
  )

  it('inside the mail stay, with the place that they lead to', () => {
    const { html } = renderTracked('<p><a href="#b">Turun</a></p><h2 id="b">B</h2><a name="c">C</a>')
    expect(html).toContain('href="#b"')
    expect(html).toMatch(/<h2[^>]* id="b"/)
    expect(html).toContain('name="c"')
  })

  it.each(['\n', '\r\n', '\t', '&#10;'])('are read as browsers do, without %j', (gap) => {
    const { html, text } = renderTracked(`<p><a href=" https://x.id/a${gap}b ">Buka</a></p>`)
    expect(html).toContain(`href="${links.wrapLink('https://x.id/ab')}"`)
    expect(text()).toContain('Buka [https://x.id/ab]')
  })
})
