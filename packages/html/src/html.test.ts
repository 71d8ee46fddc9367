import { describe, expect, it } from 'vitest'
import { escapeHtml, html } from './html.ts'

describe('html', () => {
  it('escapes what is put in, and leaves markup that is safe already', () => {
    const name = `<b> & "Budi's"`
    const items = ['a<', 'b'].map((text) => html`<li>${text}</li>`)
    expect(html`<p title="${name}">${html`<i>${1}</i>`}${null}${undefined}</p><ul>${items}</ul>`.html).toBe(
      '<p title="&lt;b&gt; &amp; &quot;Budi&#39;s&quot;"><i>1</i></p><ul><li>a&lt;</li><li>b</li></ul>',
    )
  })

  it('escapes every character that ends text or a quoted attribute', () => {
    expect(escapeHtml(`&<>"'`)).toBe('&amp;&lt;&gt;&quot;&#39;')
  })
})
