import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AUTOMATION_STATUS_LOOK } from './automation-status-look.ts'
import { CREDIT_LEVEL_LOOK } from './credit-level-look.ts'
import { JOB_STATUS_LOOK } from './job-status-look.ts'
import { RUN_STATUS_LOOK } from './run-status-look.ts'
import type { StatusLook } from './status-look.ts'

const maps: Record<string, Record<string, StatusLook>> = {
  job: JOB_STATUS_LOOK,
  run: RUN_STATUS_LOOK,
  automation: AUTOMATION_STATUS_LOOK,
  credit: CREDIT_LEVEL_LOOK,
}
const kit = readFileSync(new URL('../kit/status.css', import.meta.url), 'utf8')

describe.each(Object.entries(maps))('%s statuses', (_name, looks) => {
  it('differ from each other in word and in shape, so that colour is never alone', () => {
    const all = Object.values(looks)
    expect(new Set(all.map((look) => look.word)).size).toBe(all.length)
    expect(new Set(all.map((look) => look.icon)).size).toBe(all.length)
  })
  it('have a colour in the kit', () => {
    for (const { tone } of Object.values(looks)) expect(kit).toContain(`[data-state="${tone}"]`)
  })
})

it('wears the drawn words', () => {
  expect(Object.values(JOB_STATUS_LOOK).map((look) => look.word)).toEqual([
    'Menunggu',
    'Diproses',
    'Terkirim',
    'Gagal',
    'Dibatalkan',
    'Ditahan',
    'Belum pasti',
  ])
})
