import { LANGUAGES } from '@booster/contracts/messages/messages'
import { privacyWords } from '@booster/contracts/messages/privacy-words'
import express from 'express'
import { expect, it } from 'vitest'
import { listenForTest } from '../../testing/listen-for-test.ts'
import { formPrivacyPage, type Operator, showPrivacyPolicy } from './privacy-page.ts'

const TRACKS = { opens: false, clicks: true }

async function read(operator: Operator, language: string, tracks = TRACKS): Promise<string> {
  const app = express()
  app.get('/privacy', showPrivacyPolicy({ operator: () => operator, tracks, sandboxUrl: null }))
  await using server = await listenForTest(app)
  const answer = await fetch(`${server.url}/privacy`, { headers: { 'accept-language': language } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  return answer.text()
}

it.each(LANGUAGES)(
  'the policy in %s names who runs the place, and everything that is kept',
  async (language) => {
    const text = await read({ name: 'Kelas Jualan', contact: 'data@kelas.id' }, language)
    const { who, kept, use, tracking, erasure, accounts } = privacyWords(language)
    expect(text).toContain(`<html lang="${language}">`)
    for (const { title } of [who, kept, use, tracking, erasure, accounts])
      expect(text).toContain(`<h2>${title}</h2>`)
    expect(text).toContain('Kelas Jualan')
    expect(text).toContain('data@kelas.id')
  },
)

it('the policy says what this installation learns about readers, and no more', async () => {
  const operator = { name: 'booster.example', contact: null }
  const nothing = await read(operator, 'en', { opens: false, clicks: false })
  expect(nothing).toContain('This site does not record whether an email is opened.')
  expect(nothing).toContain('This site does not record which links are clicked.')
  const all = await read(operator, 'id', { opens: true, clicks: true })
  expect(all).toContain('gambar kecil yang tidak terlihat')
  expect(all).toContain('melewati situs ini dulu')
  expect(all).not.toContain('tidak mencatat')
})

it('the policy says so where no address was given', async () => {
  const text = await read({ name: 'booster.example', contact: null }, 'en')
  expect(text).toContain('This site is run by: booster.example.')
  expect(text).toContain('They give no email address here; ask the sender.')
})

const FORM = {
  id: '0199a7f0-0000-7000-8000-000000000001',
  slug: 'kelas',
  title: 'Kelas',
  headline: '',
  description: '',
  buttonText: 'Daftar',
  fields: [],
  consentText: 'Setuju',
  consentVersion: 1,
  thankYouText: '',
  redirectUrl: null,
  doubleOptIn: false,
  open: true,
  affiliateName: 'Budi <Santoso>',
  affiliateContact: 'budi@kelas.id',
  updatedAt: new Date(0),
}

it("a form's policy names its affiliate and the address to ask, or where to find that", () => {
  const known = formPrivacyPage({ form: FORM, language: 'id', tracks: TRACKS, sandboxUrl: null })
  expect(known).toContain('Budi &lt;Santoso&gt; meminta data Anda lewat formulir ini')
  expect(known).toContain('Hubungi: budi@kelas.id')
  expect(known).toContain('href="/privacy?lang=id"')
  const unknown = formPrivacyPage({
    form: { ...FORM, affiliateContact: null },
    language: 'en',
    tracks: TRACKS,
    sandboxUrl: null,
  })
  expect(unknown).toContain('The address to reach them at is at the end of every email of theirs.')
})
