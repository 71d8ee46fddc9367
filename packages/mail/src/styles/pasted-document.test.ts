import { describe, expect, it } from 'vitest'
import { checkStep } from '../check/check-step.ts'
import { SAMPLE_MESSAGE } from '../check/sample-message.ts'
import { compileStep } from '../render/compile-step.ts'
import { renderMessage } from '../render/render-message.ts'

function renderBody(bodyHtml: string, trackClicks = false): { html: string; text: string } {
  const links = {
    ...SAMPLE_MESSAGE.links,
    wrapLink: (target: string) => `https://app.test/l/${target.length}`,
  }
  const step = compileStep({ subject: 'S', bodyHtml, trackClicks })
  const { html, text } = renderMessage(step, { ...SAMPLE_MESSAGE, links })
  return { html, text: text() }
}

function document(css: string, body = '<p class="a">x</p>', bodyTag = '<body>'): string {
  return `<!doctype html><html><head><title>Judul</title><style>${css}</style></head>${bodyTag}${body}</body></html>`
}

/** Head and author's part; the footer begins with data-ref. */
function authorsPart(bodyHtml: string): string {
  return renderBody(bodyHtml).html.split('<div data-ref')[0] ?? ''
}

function droppedOf(emailBody: string): readonly string[] {
  const checks = checkStep({ emailSubject: 'S', preheader: 'P', emailBody })
  return checks.find(({ kind }) => kind === 'MARKUP_DROPPED')?.detail ?? []
}

describe('a pasted document', () => {
  const pasted = document(
    `body{background:#f4f4f4;margin:0}
     .card{width:600px;padding:24px} td.card p{color:#333;font-family:Georgia}
     .btn{background:#0a7;color:#fff !important}
     a.btn:hover{background:#085}
     @media (max-width:600px){.card{width:100%!important} body{padding:0}}
     @media (prefers-color-scheme: dark){.card p{color:#eee!important}}
     @font-face{font-family:Lato;src:url(https://fonts.example/lato.woff2)}`,
    `<table width="600" bgcolor="#ffffff"><tr><td class="card"><p style="margin:0">Halo {{nama}}</p>
     <a class="btn" href="https://toko.id/?n={{nama}}">Beli</a></td></tr></table>`,
    '<body bgcolor="#eeeeee" style="padding:20px" class="latar">',
  )

  it('keeps its look: rules as style attributes, queries and states in the head', () => {
    const { html, text } = renderBody(pasted)
    expect(html).toMatch(/<p style="[^"]*color: #333;[^"]*font-family: Georgia/)
    expect(html).toMatch(/<td class="card" style="[^"]*width: 600px;[^"]*padding: 24px/)
    expect(html).toMatch(/<a [^>]*style="background: #0a7;\s*color: #fff ?!important/)
    expect(html).toContain(
      '@media (max-width:600px){.isi-email .card{width:100%!important}.isi-email{padding:0!important}}',
    )
    expect(html).toContain('@media (prefers-color-scheme: dark){.isi-email .card p{color:#eee!important}}')
    expect(html).toContain('.isi-email a.btn:hover{background:#085!important}')
    expect(html).toContain(
      '<style>@font-face{font-family:Lato;src:url(https://fonts.example/lato.woff2)}</style>',
    )
    expect(html).toMatch(/<div class="isi-email latar" style="[^"]*padding: ?20px/)
    expect(html).toMatch(/<body style="margin:0;padding:0;[^"]*background-color:#f4f4f4"/)
    expect(html).toContain('width="600"')
    expect(html.slice(html.indexOf('data-ref'))).toContain('background-color:#ffffff')
    expect(text).not.toContain('Judul')
    expect(text).toContain('Halo Siti Rahma')
    expect(droppedOf(pasted)).toEqual([])
  })

  it('is tracked after its styles are written, with its shortcodes filled', () => {
    const html = renderBody(pasted, true).html
    expect(html).toContain('href="https://app.test/l/31"')
    expect(renderBody(pasted).html).toContain('href="https://toko.id/?n=Siti%20Rahma"')
  })

  it('is as wide and as coloured as it says in attributes', () => {
    const { html } = renderBody('<body bgcolor=dfe6e9><table width="640"><tr><td>x</td></tr></table></body>')
    expect(html).toMatch(/<body style="[^"]*background-color:#dfe6e9"/)
    expect(html).toContain('<table width="640">')
  })

  it('leaves a body without styles exactly as it is', () => {
    expect(authorsPart('<p>a</p>')).toContain('<div><p>a</p></div>')
    expect(authorsPart('<p>a</p>')).not.toContain('isi-email')
  })

  it('takes what Word writes', () => {
    const word = `<html xmlns:o="x"><head><style><!-- p.MsoNormal{margin:0cm;color:red} --></style><xml><o:x>1</o:x></xml></head>
      <body lang=IN><p class=MsoNormal>Halo<o:p></o:p></p><!--[if mso]><table><tr><td>z</td></tr></table><![endif]--></body></html>`
    expect(authorsPart(word)).toMatch(/<p class="MsoNormal" style="margin: 0cm;\s*color: red;?">Halo<\/p>/)
    expect(droppedOf(word)).toEqual(['[if mso]'])
  })
})

describe('styles that a mail does not have', () => {
  it.each([
    ['@import "https://x.id/a.css";.a{color:red}', '@import'],
    ['.a{background:url(http://x.id/a.png)}', 'background:url(http://x.id/a.png)'],
    ['.a{background:url(data:image/png;base64,x)}', 'background:url(data:image/png;base64,x)'],
    ['.a{width:expression(alert(1))}', 'width:expression(alert(1))'],
    ['.a{behavior:url(https://x.id/a.htc)}', 'behavior:url(https://x.id/a.htc)'],
    ['.a{position:fixed;top:0}', 'position:fixed'],
    ['.a{w\\69 dth:1px}', 'w\\69 dth:1px'],
    ['.a{background:u\\72l(https://x.id)}', 'background:u\\72l(https://x.id)'],
    ['.a ~ div{display:none}', '.a ~ div'],
    ['div:has(.a){color:red}', 'div:has(.a)'],
    ['body + div{display:none}', 'body + div'],
    ['html > body ~ *{display:none}', 'html > body ~ *'],
    ['+ div{display:none}', '+ div'],
    ['@supports (display:grid){.a{color:red}}', '@supports'],
    ['@keyframes k{from{top:0}}', '@keyframes'],
  ])('leaves out %s and names it', (css, name) => {
    expect(droppedOf(document(css))).toContain(name)
  })

  it('reaches nothing beside the part of the author', () => {
    const css = `*{display:none} div{display:none} [data-ref]{display:none} body>div:last-child{display:none}
      :root a{display:none} html body div{opacity:0} a[href*="/u/"]{display:none}
      @media all{*{display:none!important} body+*{display:none} [data-ref],.isi-email+div{display:none}}`
    const html = renderBody(document(css)).html
    const footer = html.slice(html.indexOf('<div data-ref'))
    expect(footer).not.toMatch(/display|opacity/)
    expect(footer).toMatch(/^<div data-ref="[^"]+" style="position:relative;z-index:2147483647;/)
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, block]) => block).join('')
    const selectors = [...styles.matchAll(/([^{}]+)\{(?:display|opacity)/g)].flatMap(([, list = '']) =>
      list.split(','),
    )
    expect(selectors.length).toBeGreaterThan(0)
    for (const selector of selectors) expect(selector).toMatch(/^\.isi-email(?: |$)/)
  })

  it('lets no style end its element', () => {
    const html = renderBody(document('.a::after{content:"<\\/style><script>alert(1)<\\/script>"}')).html
    expect(html).not.toContain('<script')
    expect(html.match(/<\/style/g) ?? []).toHaveLength(html.match(/<style>/g)?.length ?? 0)
  })

  it('names a shortcode in a style block', () => {
    const checks = checkStep({ emailSubject: 'S', preheader: 'P', emailBody: document('.a{color:{{nama}}}') })
    expect(checks).toContainEqual(
      expect.objectContaining({ kind: 'SHORTCODE_BROKEN', detail: ['<style> {{nama}}'] }),
    )
  })

  it.each([
    '.a{color:red',
    '}}}}{{{{',
    '@media',
    '/*',
    '"',
    '.a{}',
    '@media (x){',
    'a,,b{color:red}',
    '.a{color:;x}',
  ])('takes broken CSS: %j', (css) => {
    expect(renderBody(document(css)).text).toContain('x')
  })
})

describe('the cost of styles', () => {
  const paragraphs = '<p class="a"><b>x</b></p>'.repeat(4_000)

  it.each([
    ['rules', 'p.x{color:red}\n'.repeat(2_500), paragraphs],
    ['rules by elements', '.a b{color:red}\n'.repeat(1_500), paragraphs],
    ['declarations', `p{${'color:red;'.repeat(9_000)}}`, paragraphs],
    ['length', `.a{content:"${'x'.repeat(100_001)}"}`, 'x'],
    ['bytes by elements', `.a{content:"${'x'.repeat(90_000)}"}`, paragraphs],
    ['nesting', '@media (a){'.repeat(30), 'x'],
    ['brackets', `.a{width:${'calc('.repeat(60)}}`, 'x'],
    ['depth', 'b b b b b i{color:red}\n'.repeat(1_000), '<b>'.repeat(80) + '<i>x</i>'.repeat(4_000)],
  ])('is bounded: too many %s are refused at once', (_what, css, body) => {
    const began = performance.now()
    const [first] = checkStep({ emailSubject: 'S', preheader: 'P', emailBody: document(css, body) })
    expect(first?.kind).toBe('BODY_UNREADABLE')
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('leaves room for a template of 50 kB with 150 rules', () => {
    const rules = Array.from(
      { length: 150 },
      (_, index) => `table td .c${index}{color:red;padding:1px;margin:0}`,
    )
    const rows =
      '<tr><td align="center"><p class="c1 c2">Halo {{nama}}</p><a href="https://x.id">Beli</a></td></tr>'
    const html = authorsPart(document(rules.join('\n'), `<table>${rows.repeat(500)}</table>`))
    expect(html).toContain('color: red')
  })
})

describe('a pasted document whose style attributes are no style', () => {
  it.each([
    ['a word without a value', 'color'],
    ['a value without its colon', 'margin 0'],
    ['a quote that does not close', `font-family:"Calibri,sans-serif`],
    ['a bracket that does not close', 'background:url(https://x.example/a.png'],
    ['markup that slipped in', 'margin</td>-bottom:8pt'],
    ['a number where the name should be', '8pt:1'],
  ])('keeps the mail and its other styles: %s', (_what, broken) => {
    const body = `<p class="a" style='padding:1px;${broken}'>Halo {{nama}}</p><p class="a">kedua</p>`
    const html = authorsPart(document('.a{color:#333333}', body))
    expect(html).toMatch(/<p class="a" style="[^"]*color: #333333[^"]*">Halo Siti Rahma<\/p>/)
    expect(html).toMatch(/style="[^"]*padding: ?1px/)
    expect(html).toMatch(/<p class="a" style="[^"]*color: #333333[^"]*">kedua<\/p>/)
    expect(droppedOf(document('.a{color:#333333}', body)).join()).toContain('style="')
  })

  it('names a rule whose value does not close', () => {
    const css = '.a{color:#333333;width:calc(1px + 2px} .b{color:#444444}'
    expect(authorsPart(document(css, '<p class="b">x</p>'))).toContain('x</p>')
  })

  it('passes a quoted font and a comment on', () => {
    const body = `<p style='font-family:"Segoe UI",Arial; /* besar */ font-size:20px'>x</p>`
    const html = authorsPart(document('.a{color:#333333}', body))
    expect(html).toMatch(/font-family: ?&quot;Segoe UI&quot;,\s?Arial/)
    expect(html).toMatch(/font-size: ?20px/)
    expect(droppedOf(document('.a{color:#333333}', body))).toEqual([])
  })
})

describe('class names of a pasted document', () => {
  it('keeps those that a rule can select', () => {
    const body = '<p class="harga  w-1/2 sm:p-4 diskon_50 café">x</p>'
    expect(authorsPart(document('.harga{color:#333333}', body))).toContain(
      'class="harga w-1/2 sm:p-4 diskon_50 café"',
    )
  })

  it('leaves out what is no name', () => {
    expect(authorsPart(document('.a{color:#333333}', '<p class="a b&amp;c d=e">x</p>'))).toMatch(
      /<p class="a" /,
    )
    expect(authorsPart(document('.a{color:#333333}', '<b class="b&amp;c">x</b>'))).toContain('<b>x</b>')
  })
})
