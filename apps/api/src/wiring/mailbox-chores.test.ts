import { randomUUID } from 'node:crypto'
import type { Store } from '@booster/engine/ports'
import { expect, it } from 'vitest'
import { applyAndCount } from './mailbox-chores.ts'

const BOUNCE = [
  `To: bounce+${randomUUID()}@mail.example.com`,
  'Content-Type: multipart/report; boundary=cut',
  '',
  '--cut',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.com',
  '',
  'Final-Recipient: rfc822; mati@example.com',
  'Action: failed',
  'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
  '',
  '--cut--',
  '',
].join('\r\n')

type Applied = Awaited<ReturnType<Store['applyDeliveryEvent']>>

function open(answer: () => Partial<Applied>) {
  const counted: string[] = []
  const apply = applyAndCount(
    { applyDeliveryEvent: async () => answer() as Applied },
    { count: (door, outcome) => void counted.push(`${door} ${outcome}`) },
  )
  return { counted, apply: (mail: string) => apply(Buffer.from(mail)) }
}

it.each([
  ['applied', { known: false, matched: true }],
  ['repeated', { known: true, matched: true }],
  ['unmatched', { known: false, matched: false }],
] as const)('counts a bounce of the mailbox as %s', async (outcome, answer) => {
  const { counted, apply } = open(() => answer)
  expect(await apply(BOUNCE)).toMatchObject({ kind: 'applied', ...answer })
  expect(counted).toEqual([`imap ${outcome}`])
})

it('counts letters of people, and each time a mail cannot be applied', async () => {
  const { counted, apply } = open(() => {
    throw new Error('no such column')
  })
  expect(await apply('Subject: Halo\r\n\r\nHalo')).toMatchObject({ kind: 'ignored' })
  await expect(apply(BOUNCE)).rejects.toThrow('no such column')
  expect(counted).toEqual(['imap ignored', 'imap FAILED'])
})
