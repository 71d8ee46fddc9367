import { expect, test } from '../fixtures.ts'
import { grossFlaws } from '../world/flaws/gross-flaws.ts'

const PAGE = `<!doctype html><html lang="id"><head><title>Contoh</title><style>
  [data-theme=dark] body { background: #000; color: #333 }</style></head>
  <body><main><h1>Contoh</h1><p>Halo</p><iframe sandbox="" title="Pratinjau" srcdoc="<button></button>"></iframe>
  <div role="dialog" aria-label="Tanya"><p>Yakin?</p></div></main></body></html>`

test('the examination of pages finds what is wrong, also after it has found nothing', async ({ visitor }) => {
  await visitor.setContent(PAGE)
  expect(await grossFlaws(visitor)).toEqual([])
  expect(await grossFlaws(visitor, { within: '[role=dialog]' })).toEqual([])

  await visitor.locator('html').evaluate((html) => html.setAttribute('data-theme', 'dark'))
  expect(await grossFlaws(visitor)).toEqual(['color-contrast: h1 | main > p | div > p'])
  await visitor.locator('html').evaluate((html) => html.removeAttribute('data-theme'))

  await visitor.locator('h1').evaluate((title) => title.insertAdjacentHTML('afterend', '<button></button>'))
  expect(await grossFlaws(visitor)).toEqual(['button-name: button'])
  expect(await grossFlaws(visitor, { within: '[role=dialog]' })).toEqual([])
  await visitor.locator('[role=dialog]').evaluate((dialog) => {
    dialog.innerHTML =
      '<input><button aria-label="Tutup">Batal</button><table><tr><th></th></tr><tr><td>1</td></tr></table>'
  })
  const inDialog = await grossFlaws(visitor, { within: '[role=dialog]' })
  expect(inDialog.map((flaw) => flaw.split(':')[0]).toSorted()).toEqual([
    'empty-table-header',
    'label',
    'label-content-name-mismatch',
  ])
})
