import { expect, type Page, PHONE, test } from '../fixtures.ts'
import { controlsOffScreen } from '../world/flaws/gross-flaws.ts'
import { afterFirstMail, optIn } from '../world/opted-in-lead.ts'
import { visitPath } from '../world/visit.ts'

const NAMES = [
  'Hj. Siti Nurhaliza Rahmawati Kusumawardhani',
  'Prof. Dr. H. Muhammad Syarifuddin Hidayatullah, S.H., M.Hum., Ph.D.',
  'Rahmawati'.repeat(13),
] as const
const LISTS = ['jobs', 'runs', 'leads', 'credits'] as const

/** Anybody can enter by a form, under any name: it must not push what belongs to others out of their sight. */
test('no name of a lead, however long, widens a table or hides what stands beside it', async ({
  openAs,
  apiAs,
  newAddress,
}) => {
  test.slow()
  const budi = await apiAs('budi')
  for (const name of NAMES) {
    const address = newAddress()
    await optIn(budi, address, name)
    await afterFirstMail(budi, address)
  }
  const desktop = await openAs('budi')
  for (const list of LISTS) {
    await desktop.goto(`/affiliate/${list}`)
    await expect(desktop.locator('tbody tr').first()).toBeVisible()
    for (const width of [1440, 1280, 1024]) {
      await desktop.setViewportSize({ width, height: 900 })
      await expect.soft.poll(() => tablesTooWide(desktop), `${list} at ${width} px`).toEqual([])
    }
  }
  const phone = await openAs('budi', { ...PHONE, viewport: { width: 360, height: 740 } })
  for (const list of LISTS) {
    await phone.goto(`/affiliate/${list}`)
    await expect(phone.locator('tbody tr').first()).toBeVisible()
    expect.soft(await phone.evaluate(() => document.documentElement.scrollWidth), list).toBe(360)
    expect.soft(await controlsOffScreen(phone), list).toEqual([])
    expect.soft(await cellsBesideCards(phone), list).toEqual([])
  }
})

test('no name of a lead, however long, reaches out of where it stands on the other pages', async ({
  openAs,
  apiAs,
  newAddress,
}) => {
  test.slow()
  const budi = await apiAs('budi')
  for (const name of NAMES) {
    const address = newAddress()
    const { leadId } = await optIn(budi, address, name)
    const [first, second] = await afterFirstMail(budi, address)
    const places = [
      '/affiliate/',
      `/affiliate/leads/${leadId}`,
      `/affiliate/jobs?job=${first?.id}`,
      `/affiliate/jobs?status=pending&job=${second?.id}`,
      `/affiliate/runs?q=${encodeURIComponent(address)}`,
    ]
    for (const options of [{}, { ...PHONE, viewport: { width: 360, height: 740 } }]) {
      const page = await openAs('budi', options)
      const width = page.viewportSize()?.width ?? 0
      for (const place of places) {
        await visitPath(page, place)
        const where = `${place} at ${width} px`
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), where).toBe(width)
        expect.soft(await textsOutside(page), where).toEqual([])
        expect.soft(await controlsOffScreen(page), where).toEqual([])
      }
      // The dialog that looks for a lead to put into a sequence.
      await page.goto('/affiliate/runs')
      await page.locator('.page-head__actions .button:has(.lucide-zap)').filter({ visible: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('searchbox').or(dialog.locator('input[type=text]')).first().fill(address)
      await expect(dialog.getByText(address).first()).toBeVisible()
      expect.soft(await textsOutside(page), `the dialog at ${width} px`).toEqual([])
      await page.context().close()
    }
  }
})

test('on a phone the whole address stands on the card of a mail and in its drawer', async ({
  openAs,
  apiAs,
  newAddress,
}) => {
  const budi = await apiAs('budi')
  const address = newAddress().replace('@', '-putri.maharani-kelas.jualan@')
  await optIn(budi, address, 'Putri Maharani')
  await afterFirstMail(budi, address)
  const phone = await openAs('budi', { ...PHONE, viewport: { width: 360, height: 740 } })
  await phone.goto(`/affiliate/jobs?status=completed&q=${encodeURIComponent(address)}`)
  const card = phone.locator('tbody tr').first()
  await expect(card).toContainText(address)
  expect(await isCut(phone, 'tbody tr', address)).toBe(false)
  await card.locator('a').first().click()
  await expect(phone.getByRole('dialog')).toContainText(address)
  expect(await isCut(phone, '[role=dialog]', address)).toBe(false)
})

/** Texts that reach out of the card, dialog or page that they stand in, and are not cut there. */
function textsOutside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isCut = (part: Element, until: Element): boolean => {
      for (let above: Element | null = part; above !== null && above !== until; above = above.parentElement) {
        if (getComputedStyle(above).overflowX !== 'visible') return true
      }
      return false
    }
    const places = [...document.querySelectorAll('main .card, main, [role=dialog]')]
    return places.flatMap((place) => {
      const { right } = place.getBoundingClientRect()
      return [...place.querySelectorAll<HTMLElement>('*')]
        .filter((part) => part.closest('.card, [role=dialog], main') === place && part.checkVisibility())
        .filter((part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE))
        .filter((part) => part.getBoundingClientRect().right > right + 1 && !isCut(part, place))
        .map((part) => part.textContent.slice(0, 60))
    })
  })
}

function tablesTooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main table')].flatMap((table) => {
      const room = table.parentElement
      return room !== null && room.scrollWidth > room.clientWidth + 1
        ? [`${room.scrollWidth} in ${room.clientWidth}`]
        : []
    }),
  )
}

/** Texts that reach out of their row. */
function cellsBesideCards(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main tbody tr')].flatMap((row) => {
      const { right } = row.getBoundingClientRect()
      return [...row.querySelectorAll('*')]
        .filter((part) => part.getClientRects().length > 0 && part.getBoundingClientRect().right > right + 1)
        .map((part) => part.textContent?.trim().slice(0, 60) ?? '')
        .filter((text) => text !== '')
    }),
  )
}

/** Whether an element around the text hides a part of it. */
function isCut(page: Page, place: string, text: string): Promise<boolean> {
  return page
    .locator(place)
    .first()
    .evaluate((root, words) => {
      const holders = [...root.querySelectorAll('*')].filter(
        (part) => part.textContent?.includes(words) && getComputedStyle(part).overflowX === 'hidden',
      )
      return holders.some((part) => part.scrollWidth > part.clientWidth + 1)
    }, text)
}
