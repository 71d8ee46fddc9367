import { expect, it } from 'vitest'
import { alertHref } from './alert-href.ts'

it.each([
  ['mailbox', '/admin/delivery'],
  ['provider_blocked', '/admin/engine'],
  ['integrity', '/admin/integrity'],
] as const)('leads from the alert %s to %s, where its state is shown', (kind, href) => {
  expect(alertHref({ kind, affiliateName: null })).toBe(href)
})
