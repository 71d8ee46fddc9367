import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type * as Axe from 'axe-core'

declare global {
  interface Window {
    readonly axe?: typeof Axe
  }
}

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const OF_COLOURS: Axe.RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const OF_ALL: Axe.RunOptions = {
  runOnly: { type: 'tag', values: LEVELS },
  rules: { 'label-content-name-mismatch': { enabled: true } },
}

/** Waits for transitions to finish, since colours in between match no theme; ignores endless animations. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((it) => it.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

export type Examination = {
  /** Only there: a dialog above a page that is looked at by itself. */
  readonly within?: string
  /** Only by the rules that look at colours. */
  readonly coloursOnly?: boolean
}

/** Moderate, serious and critical findings of axe, and empty heads of tables, at rest, one line each. */
export async function grossFlaws(
  page: Page,
  { within, coloursOnly = false }: Examination = {},
): Promise<readonly string[]> {
  await atRest(page)
  const findings = await runAxe(page, {
    within,
    options: {
      resultTypes: ['violations'],
      ...(coloursOnly ? OF_COLOURS : OF_ALL),
      // A preview runs no script, not even axe.
      iframes: false,
      // Not the style sheets, which no rule of these reads.
      preload: { assets: ['media'] },
    },
  })
  return findings
    .filter(({ impact, id }) => impact !== 'minor' || id === 'empty-table-header')
    .map(({ id, targets }) => `${id}: ${targets.slice(0, 4).join(' | ')}`)
}

interface Finding {
  readonly id: string
  readonly impact: string | null | undefined
  readonly targets: readonly string[]
}

/** Axe is put into a page once: that takes as long as an examination. */
async function runAxe(
  page: Page,
  task: { readonly within: string | undefined; readonly options: Axe.RunOptions },
): Promise<readonly Finding[]> {
  const isThere = await page.evaluate(() => window.axe !== undefined)
  if (!isThere) await page.evaluate(AXE_SOURCE)
  return page.evaluate(async ({ within, options }) => {
    if (window.axe === undefined) throw new Error('axe is not in the page')
    const { violations } = await window.axe.run(within ?? document, options)
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      targets: nodes.map(({ target }) => target.join(' ')),
    }))
  }, task)
}

/** Buttons and links that reach out of the screen and cannot be scrolled to, with their words. */
export function controlsOffScreen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        if (['auto', 'scroll'].includes(getComputedStyle(above).overflowX)) return true
      }
      return false
    }
    return [...document.querySelectorAll('button, a[href], input')]
      .filter((control) => {
        const { left, right, width } = control.getBoundingClientRect()
        const isSkipLink = control.classList.contains('skip-link')
        return width > 1 && !isSkipLink && (right > window.innerWidth + 1 || left < -1) && !scrolls(control)
      })
      .map((control) => control.textContent?.trim() || control.getAttribute('aria-label') || control.tagName)
  })
}

/** What the top bar shows only a part of: the title, or the badge beside it that says whose app this is. */
export function cutInTopBar(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isCut = (part: HTMLElement): boolean => {
      if (part.scrollWidth > part.clientWidth + 1) return true
      const { left, right } = part.getBoundingClientRect()
      const holder = part.parentElement?.getBoundingClientRect()
      return holder !== undefined && (left < holder.left - 1 || right > holder.right + 1)
    }
    return [...document.querySelectorAll<HTMLElement>('.topbar__page, .topbar__title .admin-tag')]
      .filter((part) => part.checkVisibility() && isCut(part))
      .map((part) => part.textContent)
  })
}

/** Moments ("14.00 WIB", "2 jam lalu") that stand in no <time>. */
export function momentsOutsideTime(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const looksLikeMoment = /\b([01]\d|2[0-3])\.[0-5]\d( WI(B|TA|T))?$|\b\d+ (menit|jam|hari) lalu\b/
    const root = document.querySelector('main') ?? document.body
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      // Charts speak by their summary.
      const isOut = node.parentElement?.closest('time, svg, [aria-hidden="true"], .demo-clock') === null
      if (isOut && looksLikeMoment.test(text)) found.push(text)
    }
    return found
  })
}

/** Indonesian words of the frame; what the demo's people wrote themselves (names, a ledger's reason) is left out. */
export function indonesianWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const words =
      /\b(Menunggu|Terkirim|Gagal|Dibatalkan|Ditahan|Diproses|Semua|Langkah|Jadwal|Alur|Antrean|Progres|Peringatan|Waspada|lalu|lagi|Hari ini|Kemarin|Besok|belum|sudah|dari|sampai|tidak|Aksi|Lainnya|Hapus|email yang)\b/
    const own =
      '.jobs__flow, td .cell-main, td .cell-sub, .list__text, .automation__name, .credits__own, script, style, svg'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const isOwn = node.parentElement?.closest(own) !== null || text.startsWith('Kompensasi gangguan')
      if (!isOwn && words.test(text)) found.add(text)
    }
    return [...found]
  })
}
