import { expect, type Page } from '@playwright/test'
import type { Route } from '../routes.ts'

/** Until nothing of the page loads. */
export async function visitPath(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(
    page.locator('main').locator('button, a[href]').filter({ visible: true }).first(),
  ).toBeVisible()
  await expect(page.locator('.loading, .skeleton, .data-view[aria-busy]')).toHaveCount(0)
}

/** Until the page has its title (on phones the top bar carries a short one) and nothing loads. */
export async function visit(page: Page, route: Route, language: 'id' | 'en'): Promise<void> {
  await page.goto(route.path)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  const wide = page.getByRole('heading', { level: 1, name: route.heading[language], exact: true })
  await expect(wide.or(page.locator('.topbar__title').filter({ visible: true })).first()).toBeVisible()
  await expect(page.locator('main').getByRole('button').first()).toBeVisible()
  await expect(page.locator('.loading, .data-view[aria-busy]')).toHaveCount(0)
}
