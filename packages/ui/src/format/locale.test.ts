import { expect, it } from 'vitest'
import { readBrowserLocale } from './locale.ts'

it.each([
  [['id-ID', 'en-US'], 'id'],
  [['en-US', 'id'], 'en'],
  [['fr-FR', 'en-GB', 'id'], 'en'],
  [['ms-MY', 'id'], 'id'],
  [['fr'], 'id'],
  [[], 'id'],
])('a browser that asks for %j gets %s', (languages, locale) => {
  expect(readBrowserLocale(languages)).toBe(locale)
})
