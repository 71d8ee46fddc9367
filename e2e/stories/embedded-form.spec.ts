import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, PHONE, test } from '../fixtures.ts'

/** A page of another site, as site builders put foreign HTML into theirs. */
async function openSite(form: string) {
  const page = `<!doctype html><html lang="id"><title>Toko</title><h1>Toko</h1>
<iframe sandbox="allow-forms" title="Formulir" width="360" height="900" src="${form}"></iframe>`
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`a form in a sandboxed frame of another site looks and works as its page does (JavaScript ${javaScriptEnabled ? 'on' : 'off'})`, async ({
    openAs,
    apiAs,
    world,
    newAddress,
  }) => {
    const site = await openSite(`${world.url}/f/webinar-jualan-laris`)
    try {
      const page = await openAs(null, { ...PHONE, javaScriptEnabled })
      const failed: string[] = []
      page.on('requestfailed', (request) => failed.push(request.url()))
      const styled = page.waitForResponse(/\/assets\/public\.css/)
      await page.goto(site.url)
      expect((await styled).status()).toBe(200)
      const form = page.frameLocator('iframe')
      const button = form.locator('form').getByRole('button')
      await expect(button).toBeVisible()
      // The button's colour is the product's, not the browser's: the style sheet is there and applies.
      await expect(button).toHaveCSS('background-color', /rgb\((11, 110, 91|79, 209, 176)\)/)
      const seen = form.locator('input:visible:not([type=checkbox]), textarea:visible')
      await expect(seen).toHaveCount(3)

      const address = newAddress()
      await form.getByLabel('Nama').fill('Dewi Lestari')
      await form.getByLabel('Email', { exact: true }).fill(address)
      await form.getByRole('checkbox').check()
      await button.click()
      await expect(form.getByRole('heading', { name: 'Terima kasih!' })).toBeVisible()
      const { leads } = await (await apiAs('budi')).query<{
        readonly leads: readonly { readonly email: string; readonly blocked: string | null }[]
      }>('lead.search', { q: address })
      expect(leads).toMatchObject([{ email: address, blocked: null }])
      expect(failed).toEqual([])
    } finally {
      await site.close()
    }
  })
}
