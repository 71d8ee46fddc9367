import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIALOGS, type OpenDialog } from '../dialogs.ts'
import { expect, type Page, test } from '../fixtures.ts'
import { root } from '../world/api-process.ts'
import { dialogFlaws } from '../world/flaws/dialog-flaws.ts'
import { grossFlaws } from '../world/flaws/gross-flaws.ts'
import { LOOKS, switchLanguage, switchTheme } from '../world/switch-looks.ts'

const PHONES = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
] as const
const DESKTOPS = [{ width: 1440, height: 900 }] as const

for (const dialog of DIALOGS) {
  const looks = dialog.isOnPhonesOnly ? [PHONES] : [PHONES, DESKTOPS]
  test(`${dialog.name}: lies on top and inside the screen; axe in both languages and themes; Escape closes it alone`, async ({
    openAs,
    apiAs,
  }) => {
    test.slow()
    for (const sizes of looks) {
      const isMobile = sizes === PHONES
      await test.step(isMobile ? 'phone' : 'desktop', async () => {
        await dialog.prepare?.(await apiAs(dialog.as))
        const page = await openAs(dialog.as, {
          viewport: sizes[0],
          isMobile,
          hasTouch: isMobile,
          theme: 'light',
        })
        const open = await openIt(page, dialog)
        if (!dialog.isNamedByContent) await expect.poll(() => nameOf(page)).toMatch(namesIn(dialog.file))
        for (const size of sizes.toReversed()) {
          await page.setViewportSize(size)
          await expect.poll(() => dialogFlaws(page), { timeout: 5_000 }).toEqual([])
        }
        await checkLooks(page)
        await expect.poll(() => dialogFlaws(page), { timeout: 5_000 }).toEqual([])
        await switchLanguage(page, 'id')
        await page.keyboard.press('Escape')
        await expect(dialogsOf(page)).toHaveCount(open - 1)
        await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
        await page.context().close()
      })
    }
  })
}

test('every dialog of both apps is among these', () => {
  const sources = globSync(['apps/{affiliate,admin}/src/**/*.tsx', 'packages/{ui,web}/src/**/*.tsx'], {
    cwd: root,
  })
  const isBase = (file: string) =>
    /packages\/ui\/src\/(layout\/(dialog|drawer)|feedback\/confirm-dialog)/.test(file)
  const drawn = sources
    .filter((file) => !isBase(file))
    .map((file) => ({ file, dialogs: count(read(file), /<(Dialog|Drawer|ConfirmDialog)\b/g) }))
    .filter(({ dialogs }) => dialogs > 0)
  expect(drawn.length).toBeGreaterThan(15)
  const missing = drawn.filter(
    ({ file, dialogs }) => DIALOGS.filter((dialog) => dialog.file === file).length < dialogs,
  )
  expect(missing).toEqual([])
  // Nothing else opens a window of its own.
  const ownWindows = sources.filter(
    (file) => !isBase(file) && /@base-ui\/react\/(alert-)?dialog/.test(read(file)),
  )
  expect(ownWindows).toEqual([])
})

/** @returns how many are open then: a dialog may stand above a drawer */
async function openIt(page: Page, dialog: OpenDialog): Promise<number> {
  await page.goto(dialog.path)
  // By element, not by role: an address may open the dialog at once, which hides the page behind it.
  await expect(page.locator('main button').filter({ visible: true }).first()).toBeVisible()
  await dialog.open(page)
  await expect(dialogsOf(page).last()).toBeVisible()
  return dialogsOf(page).count()
}

/** Only in the dialog: the page behind it is looked at by itself. */
async function checkLooks(page: Page): Promise<void> {
  await dialogsOf(page)
    .last()
    .evaluate((dialog) => dialog.setAttribute('data-looked-at', ''))
  for (const { language, theme, coloursOnly } of LOOKS) {
    await switchLanguage(page, language)
    await switchTheme(page, theme)
    expect
      .soft(await grossFlaws(page, { within: '[data-looked-at]', coloursOnly }), `${language}, ${theme}`)
      .toEqual([])
  }
}

function dialogsOf(page: Page) {
  return page.locator('[role=dialog], [role=alertdialog]')
}

function nameOf(page: Page): Promise<string> {
  return dialogsOf(page)
    .last()
    .evaluate((dialog) => {
      const title = document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')
      return (dialog.getAttribute('aria-label') ?? title?.textContent ?? '').trim()
    })
}

/** A dialog's name is one of the Indonesian texts of its source, or of a module beside it that words it. */
function namesIn(file: string): RegExp {
  const besides = globSync(join(file, '../*-{words,title}.ts'), { cwd: root })
  const texts = [file, ...besides].flatMap((source) =>
    [...read(source).matchAll(/(?:\.t\(|\/\*i18n\*\/)\s*(['"`])(.+?)\1/g)].map(([, , text = '']) => text),
  )
  const patterns = texts.map((text) =>
    text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+(, number)?\}/g, '.+'),
  )
  return new RegExp(`^(${patterns.join('|')})$`)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}
