import { setupI18n } from '@lingui/core'
import { expect, it } from 'vitest'
import { changeWords } from './change-words.ts'

const i18n = setupI18n({ locale: 'id', messages: { id: {} } })

it.each([
  [-17, 'turun 17% dibanding Jumat pada jam yang sama'],
  [25, 'naik 25% dibanding Jumat pada jam yang sama'],
  [0, 'sama dengan Jumat pada jam yang sama'],
])('says of %i%% which way it went, and against what', (percent, words) => {
  expect(changeWords(i18n, percent, 'Jumat')).toBe(words)
})
