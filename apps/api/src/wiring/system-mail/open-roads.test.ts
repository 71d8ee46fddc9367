import { expect, it } from 'vitest'
import { readEnv } from '../../boot/env.ts'
import { openMailer } from '../open-mailer.ts'
import { openRoads } from './open-roads.ts'

const MAILKETING = { MAILKETING_API_KEY: 'k', MAILKETING_FROM_EMAIL: 'kabar@kirim.id', DEMO: 'on' }
const SMTP_URL = 'smtp://user:secret@mail.kirim.id:587'
const SYSTEM_SMTP_URL = 'smtps://user:secret@other.kirim.id'

async function roadsOf(variables: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const env = readEnv({ DEMO: 'on', ...variables })
  const apiUrl = env.provider === 'sandbox' ? 'http://127.0.0.1:4010/api' : env.MAILKETING_API_URL
  const mailer = openMailer(env, env.provider === 'sandbox' ? apiUrl : null)
  const roads = openRoads(env, { mailer, apiUrl })
  await Promise.all([mailer.close(), ...roads.map(({ close }) => close())])
  return roads.map(
    ({ name, fromEmail, host, isForLeads }) => `${name} ${fromEmail} ${host}${isForLeads ? ' leads' : ''}`,
  )
}

it('has the road of the mails to leads alone where nothing else is configured', async () => {
  expect(await roadsOf({})).toEqual(['mailketing no-reply@affiliate-booster.test 127.0.0.1:4010 leads'])
  expect(await roadsOf({ SMTP_URL, SMTP_FROM_EMAIL: 'a@kirim.id' })).toEqual([
    'smtp a@kirim.id mail.kirim.id leads',
  ])
})

it('goes by SMTP first where mails to leads go by Mailketing', async () => {
  expect(await roadsOf({ ...MAILKETING, SMTP_URL })).toEqual([
    'smtp kabar@kirim.id mail.kirim.id',
    'mailketing kabar@kirim.id api.mailketing.co.id leads',
  ])
})

it('goes by the road of the system before every other', async () => {
  const own = { SYSTEM_SMTP_URL, SYSTEM_FROM_EMAIL: 'sistem@kirim.id' }
  expect(await roadsOf({ ...MAILKETING, ...own, SMTP_URL })).toEqual([
    'system sistem@kirim.id other.kirim.id',
    'smtp sistem@kirim.id mail.kirim.id',
    'mailketing kabar@kirim.id api.mailketing.co.id leads',
  ])
  expect(await roadsOf({ ...own, SMTP_URL, SMTP_FROM_EMAIL: 'a@kirim.id' })).toEqual([
    'system sistem@kirim.id other.kirim.id',
    'smtp a@kirim.id mail.kirim.id leads',
  ])
})
