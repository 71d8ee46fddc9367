// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { LAYOUTS } from './layouts.ts'
import { checkBody } from './rich/check-body.ts'

it.each(LAYOUTS)('$name can be written in the rich view', ({ html }) => {
  expect(checkBody(html)).toBeNull()
})
