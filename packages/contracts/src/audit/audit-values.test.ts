import { describe, expect, it } from 'vitest'
import { auditFieldWords, auditValueWords } from './audit-values.ts'

const STYLE = { language: 'en', timeOf: (at: Date) => `at ${at.getUTCHours()}` } as const

function words(field: string, value: unknown, type = 'job'): string {
  return auditValueWords({ type, field, value }, STYLE)
}

describe('a value of the audit log', () => {
  it.each([
    ['note', null, '–'],
    ['note', '', '–'],
    ['tags', [], '–'],
    ['added', 0, '0'],
    ['balance', 12_500, '12,500'],
    ['active', false, 'No'],
    ['mutedUntil', '2026-11-20T07:00:00.000Z', 'at 7'],
    ['forMs', 7 * 24 * 3_600_000, '168 hours'],
    ['reason', 'hard_bounce', 'Address does not exist'],
    ['reason', 'Transfer BCA', 'Transfer BCA'],
    ['reason', 'constructor', 'constructor'],
    ['verdict', 'send_again', 'Send again'],
    [
      'mutedNotices',
      ['low_credit.email', 'import_finished.app'],
      'Low credit by email, Import finished in the app',
    ],
    ['kind', 'out_of_credit', 'Out of credit'],
    ['tags', ['webinar', 'vip'], 'webinar, vip'],
    ['fields', ['email', 'whatsapp'], 'Email, WhatsApp'],
    ['fields', [{ key: 'kota', label: 'Kota', type: 'text' }], 'Kota'],
    ['jobs', ['01a22fce-8f47-7846-b7ed-939359d1e114', '01a22fce-8f47-7846-b7ed-939359d1e115'], '2'],
    ['consent', { text: 'Saya setuju', source: 'Bazar' }, 'Text: Saya setuju; Source: Bazar'],
  ])('%s %j is said as %s', (field, value, said) => {
    expect(words(field, value)).toBe(said)
  })

  it('has the status of its kind of object', () => {
    expect([words('status', 'completed'), words('status', 'completed', 'run')]).toEqual(['Sent', 'Completed'])
    expect(words('status', 'paused', 'automation')).toBe('Paused')
  })
})

it('a field that nobody knows stays as it is', () => {
  expect([auditFieldWords('balance', 'id'), auditFieldWords('toString', 'id')]).toEqual(['Saldo', 'toString'])
})
