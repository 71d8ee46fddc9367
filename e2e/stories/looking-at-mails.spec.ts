import type { Browser, Frame } from '@playwright/test'
import { test as base, expect, type Page, type PageWish, PHONE } from '../fixtures.ts'
import { openContext } from '../world/open-context.ts'
import { openEditor } from '../world/open-editor.ts'
import { JOB_STATES, type QuietWorld, startQuietWorld } from '../world/quiet-world.ts'

/**
 * Looking at a mail changes nothing: no event, no charge, no state, in no table. A mail is looked at as the reader would:
 * every picture loaded, every link touched.
 */
const test = base.extend<object, { readonly quiet: QuietWorld }>({
  quiet: [
    async ({ emptyPlace }, use) => {
      const quiet = await startQuietWorld(emptyPlace)
      await use(quiet)
      await quiet.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

// One world for all of them: they change nothing.
test.describe.configure({ mode: 'default', timeout: 180_000 })

const WIDTHS: Readonly<Record<string, PageWish>> = { 'by mouse': {}, 'on a phone': PHONE }

for (const [how, wish] of Object.entries(WIDTHS)) {
  test(`the mail of a job in each state is looked at in the app ${how}, and nothing changes`, async ({
    browser,
    quiet,
  }) => {
    await changesNothing(quiet, { browser, wish }, async (page) => {
      for (const state of JOB_STATES) {
        await page.goto(`/affiliate/jobs?job=${quiet.jobs[state]}`)
        const drawer = page.getByRole('dialog')
        await expect(drawer.getByRole('heading', { name: 'Riwayat email' }), state).toBeVisible()
        await press(page, drawer.getByRole('button', { name: 'Lihat email' }))
        await lookAtFrame(page, 'Isi email')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
      }
    })
  })

  test(`a step is looked at in the editor ${how}, and nothing changes`, async ({ browser, quiet }) => {
    await changesNothing(quiet, { browser, wish }, async (page) => {
      await page.goto('/affiliate/automation')
      await openEditor(page)
      const steps = page.locator('.flow__card')
      for (let n = 0; n < (await steps.count()); n += 1) {
        await press(page, steps.nth(n))
        const toPreview = page.locator('.editor__phone-bar').getByRole('button', { name: 'Pratinjau' })
        if (await toPreview.isVisible()) await press(page, toPreview)
        for (const device of ['Desktop', 'Ponsel']) {
          await press(page, page.getByRole('button', { name: device, exact: true }))
          await lookAtFrame(page, 'Pratinjau email')
        }
        const back = page.locator('.editor__phone-bar').getByRole('button', { name: 'Langkah' })
        if (await back.isVisible()) await press(page, back)
      }
    })
  })

  test(`a mail and a test mail are looked at in the sandbox ${how}, and nothing changes`, async ({
    browser,
    quiet,
  }) => {
    const { automations } = await quiet.budi.query<{
      readonly automations: readonly { readonly id: string }[]
    }>('automation.list')
    const id = automations[0]?.id
    await quiet.budi.mutate('automation.sendTest', { id, stepOrder: 1 })
    await changesNothing(quiet, { browser, wish }, async (page) => {
      for (const address of [quiet.address, 'budi@demo.test']) {
        await page.goto(`${quiet.sandboxUrl}/?q=${encodeURIComponent(address)}`)
        await press(page, page.getByRole('link').filter({ hasText: address }).first())
        await press(page, page.getByRole('link', { name: 'Tampilkan gambar' }))
        await expect(page).toHaveURL(/images=1/)
        const frame = await contentOf(page.locator('iframe.mail-body'))
        await loadPictures(frame)
        expect(await frame.content(), 'a link of ours with a token').not.toMatch(/\/[oluc]\/[\w-]{4}/)
        const links = frame.locator('a')
        for (let n = 0; n < (await links.count()); n += 1)
          await pressInside(page, page.locator('iframe.mail-body'), links.nth(n))
        await expect(page.frameLocator('iframe.mail-body').locator('body')).toContainText('Halo')
      }
      // The only link of a test mail that is ours: opened as the reader would, it says so, and stops nobody's mail.
      const opened = page.waitForEvent('popup')
      await press(page, page.getByRole('button', { name: /^Buka sebagai lead: .*[Bb]erhenti/ }))
      await expect((await opened).getByText('Ini tautan dari email uji')).toBeVisible()
    })
  })
}

/** Opens a page, looks, and compares all tables. What a sandboxed frame asks for at once no listener of Playwright sees. */
async function changesNothing(
  quiet: QuietWorld,
  { browser, wish }: { readonly browser: Browser; readonly wish: PageWish },
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const before = await quiet.readDigests()
  const context = await openContext(browser, {
    origin: quiet.url,
    client: quiet.budi,
    wish: { ...wish, baseURL: quiet.url },
  })
  await look(await context.newPage())
  await context.close()
  expect(await quiet.readDigests()).toEqual(before)
}

type Target = ReturnType<Page['locator']>

/** By a finger where there is one. */
async function press(page: Page, target: Target): Promise<void> {
  await (isPhone(page) ? target.tap() : target.click())
}

function isPhone(page: Page): boolean {
  return page.viewportSize()?.width === PHONE.viewport?.width
}

async function lookAtFrame(page: Page, title: string): Promise<void> {
  const iframe = page.locator(`iframe[title="${title}"]`)
  const frame = await contentOf(iframe)
  expect(await frame.content(), 'a link of ours with a token').not.toMatch(
    new RegExp(`${new URL(page.url()).origin}/[oluc]/`),
  )
  await loadPictures(frame)
  const links = frame.locator('a')
  const count = await links.count()
  expect(count, 'links of the mail, its footer with them').toBeGreaterThan(0)
  for (let n = 0; n < count; n += 1) await pressInside(page, iframe, links.nth(n))
}

/** The frame of a preview may be scaled down, which Playwright's own presses do not know of. */
async function pressInside(page: Page, iframe: Target, link: Target): Promise<void> {
  await iframe.scrollIntoViewIfNeeded()
  const inside = await link.evaluate((element) => {
    element.scrollIntoView({ block: 'center' })
    const [box] = element.getClientRects()
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  })
  const box = await iframe.boundingBox()
  if (box === null) throw new Error('the frame is not on the screen')
  const scale = box.width / (await iframe.evaluate((element) => (element as HTMLElement).offsetWidth))
  const [x, y] = [box.x + inside.x * scale, box.y + inside.y * scale]
  await (isPhone(page) ? page.touchscreen.tap(x, y) : page.mouse.click(x, y))
}

async function contentOf(iframe: Target): Promise<Frame> {
  await expect(iframe).toBeVisible()
  const frame = await (await iframe.elementHandle())?.contentFrame()
  if (frame == null) throw new Error('the frame has no content')
  await frame.waitForLoadState('load')
  return frame
}

/** Also those far below, which a mail program may load late. */
async function loadPictures(frame: Frame): Promise<void> {
  await frame.locator('body').evaluate(async (body) => {
    const pictures = [...body.querySelectorAll('img')]
    for (const picture of pictures) {
      picture.loading = 'eager'
      picture.scrollIntoView()
    }
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
  })
}
