import { DIALOGS } from '../dialogs.ts'
import { expect, test } from '../fixtures.ts'
import { dialogFlaws } from '../world/dialog-flaws.ts'

const SIZES = [
  { width: 360, height: 740, isMobile: true },
  { width: 390, height: 844, isMobile: true },
  { width: 1440, height: 900, isMobile: false },
] as const

for (const dialog of DIALOGS) {
  test(`${dialog.name}: lies on top and inside the screen, and Escape closes it alone`, async ({
    openAs,
  }) => {
    for (const { isMobile, ...viewport } of SIZES) {
      if (dialog.isOnPhonesOnly && !isMobile) continue
      await test.step(`${viewport.width} px`, async () => {
        const page = await openAs(dialog.as, { viewport, isMobile, hasTouch: isMobile })
        await page.goto(dialog.path)
        // By element, not by role: an address may open the dialog at once, which hides the page behind it.
        await expect(page.locator('main button').filter({ visible: true }).first()).toBeVisible()
        const before = page.locator('[role=dialog], [role=alertdialog]')
        await dialog.open(page)
        await expect(before.last()).toBeVisible()
        await expect.poll(() => dialogFlaws(page), { timeout: 5_000 }).toEqual([])
        const open = await before.count()
        await page.keyboard.press('Escape')
        await expect(before).toHaveCount(open - 1)
        await page.context().close()
      })
    }
  })
}
