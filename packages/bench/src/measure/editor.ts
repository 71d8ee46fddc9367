import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { countKeyTimes } from '../browser/count-key-times.ts'
import { LONG_BODY, openLongDraft } from '../browser/open-long-draft.ts'
import { withBrowser } from '../browser/with-browser.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { ms, roundsHeads, roundsRow, table } from '../markdown.ts'
import { withApi } from '../process/with-api.ts'
import { atMost, notMeasured, type Section } from '../results.ts'
import { median } from '../statistics.ts'

const ROUNDS = 3
const WITHIN_S = 150
const SLOWER = 4
const DIST = fileURLToPath(new URL('../../../../apps/affiliate/dist', import.meta.url))
const WANTED = `a key in a 48 kB mail at ${SLOWER} × slower CPU`

/** The fields that are typed in: the editor's two, and plain ones of the browser with the same text beside them. */
type Times = Record<'rich' | 'plainRich' | 'source' | 'plainSource' | 'preview', number[]>

/** How typing feels in the sequence editor, in the browser that the stories use; medians of 60 keys a round. */
export const measureEditor: Measurement = {
  name: 'editor',
  run: async (context) => {
    if (!existsSync(`${DIST}/index.html`)) return leaveOut('the apps are not built (pnpm run build)')
    const times = await withBrowser((browser) => measureIn(browser, context))
    if (times === null) return leaveOut('there is no Chromium here (CHROMIUM_PATH)')
    return sectionOf(times, weighCode())
  },
}

function leaveOut(why: string): Section {
  return { results: {}, markdown: `## Editor\n\nNot measured: ${why}.`, claims: [notMeasured(WANTED, why)] }
}

function sectionOf(times: Times, codeKB: number): Section {
  const rows = [
    roundsRow('rich view', times.rich, ms),
    roundsRow('plain contenteditable', times.plainRich, ms),
    roundsRow('HTML source', times.source, ms),
    roundsRow('plain textarea', times.plainSource, ms),
    roundsRow('preview follows (CPU not slowed)', times.preview, ms),
  ]
  return {
    results: {
      editor: {
        richMs: median(times.rich),
        sourceMs: median(times.source),
        plainMs: median(times.plainRich),
        previewMs: median(times.preview),
        codeKB,
      },
    },
    markdown: `## Editor\n\nFrom the key until everything that waited for it has run, in a body of ${Math.round(LONG_BODY.length / 1_000)} kB at ${SLOWER} × slower CPU; the same text in plain fields beside it is what the browser itself takes on this machine.\n\n${table(roundsHeads('ms'), rows)}`,
    claims: [
      atMost(`${WANTED}, rich view`, median(times.rich), 16, 'ms'),
      atMost(`${WANTED}, HTML source`, median(times.source), 16, 'ms'),
      atMost('the preview follows a key', median(times.preview), 150, 'ms'),
      atMost('code of the editor, gzip', codeKB, 145, 'kB'),
    ],
  }
}

function measureIn(browser: Browser, context: BenchContext): Promise<Times> {
  return withDatabase(context.serverUrl, { from: 'migrated' }, (databaseUrl) =>
    withApi(
      { databaseUrl, providerUrl: 'http://127.0.0.1:9', slots: 1, env: { DEMO: 'on' } },
      async ({ url }) => {
        const editor = await openLongDraft(browser, url)
        const plain = await browser.newPage()
        await plain.setContent(PLAIN_FIELDS)
        return takeTurns(context, { editor, plain })
      },
    ),
  )
}

const PLAIN_FIELDS = `<div id="rich" contenteditable style="width:500px;white-space:pre-wrap">${LONG_BODY}</div>
<textarea id="source" style="width:500px;height:340px"></textarea>`

async function takeTurns(
  context: BenchContext,
  { editor, plain }: { readonly editor: Page; readonly plain: Page },
): Promise<Times> {
  const times: Times = { rich: [], plainRich: [], source: [], plainSource: [], preview: [] }
  await plain.fill('#source', LONG_BODY)
  for (const _ of context.rounds(ROUNDS, WITHIN_S)) {
    times.preview.push(await timeToFollow(editor))
    times.rich.push(await typeSlowed(editor, '#editor-body p:nth-of-type(4)'))
    times.plainRich.push(await typeSlowed(plain, '#rich p:nth-of-type(4)'))
    await editor.locator('.rich__tools > .button').last().click()
    await editor.locator('textarea#editor-body').waitFor()
    times.source.push(await typeSlowed(editor, '#editor-body'))
    times.plainSource.push(await typeSlowed(plain, '#source'))
    await editor.locator('.rich__tools > .button').last().click()
    await editor.locator('div#editor-body').waitFor()
  }
  context.say(`editor: ${ms(median(times.rich))} ms a key, plain ${ms(median(times.plainRich))} ms`)
  return times
}

/** The median key in the field at this place, while the processor is slowed down. */
async function typeSlowed(page: Page, place: string): Promise<number> {
  await page.bringToFront()
  await page.locator(place).click()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const times = await countKeyTimes(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  return median(times)
}

/** From a key in the body until the preview's page is another one. */
async function timeToFollow(page: Page): Promise<number> {
  await page.bringToFront()
  await page.locator('#editor-body p').nth(3).click()
  await page.waitForTimeout(1_000)
  const took = await page.evaluateHandle(() => {
    const found: number[] = []
    let pressedAt = 0
    addEventListener(
      'keydown',
      () => {
        pressedAt = performance.now()
      },
      { capture: true, once: true },
    )
    const frame = document.querySelector('iframe[srcdoc]')
    if (frame === null) throw new Error('there is no preview')
    const watcher = new MutationObserver(() => {
      found.push(performance.now() - pressedAt)
      watcher.disconnect()
    })
    watcher.observe(frame, { attributeFilter: ['srcdoc'] })
    return found
  })
  await page.keyboard.press('x')
  await page.waitForFunction((found) => found.length > 0, took)
  return (await took.jsonValue())[0] ?? Number.NaN
}

/** What the editor's route fetches beyond the other routes, as the server sends it to who takes gzip. */
function weighCode(): number {
  const files = globSync('assets/{automation-page,body-field}-*.js', { cwd: DIST })
  const bytes = files.map((file) => gzipSync(readFileSync(`${DIST}/${file}`)).length)
  return bytes.reduce((sum, size) => sum + size, 0) / 1_000
}
