import { describe, expect, it } from 'vitest'
import { findRoomsOfText, roomWords } from './room-words.ts'

const ROOMS = {
  forms: ['src/features/forms/'],
  overview: ['src/features/overview/', 'src/features/forms/'],
  settings: ['src/features/settings/', '../../packages/web/src/settings/'],
}

const SOURCES = new Map([
  ['src/features/forms/form-list.tsx', "i18n.t('Formulir') i18n.t('Simpan') i18n.t('Jum\\'at')"],
  ['src/features/jobs/job-list.tsx', 'i18n.t("Simpan")'],
  ['src/features/settings/keys.tsx', "i18n.t('Zona')"],
  ['../../packages/web/src/settings/zone-row.tsx', "i18n.t('Zona')"],
])

function wordsOf(room: string | undefined) {
  const texts = ['Formulir', 'Simpan', "Jum'at", 'Zona', 'Tidak tertulis']
  const messages = Object.fromEntries(texts.map((text) => [text, [text]]))
  return Object.keys(roomWords({ messages, roomsOfText: findRoomsOfText(SOURCES, ROOMS), room }))
}

describe('roomWords', () => {
  it('gives the first load what stands outside of rooms too, or nowhere', () => {
    expect(wordsOf(undefined)).toEqual(['Simpan', 'Tidak tertulis'])
  })

  it('gives a room what stands in its files only', () => {
    expect(wordsOf('forms')).toEqual(['Formulir', "Jum'at"])
    expect(wordsOf('overview')).toEqual(['Formulir', "Jum'at"])
    expect(wordsOf('settings')).toEqual(['Zona'])
  })

  it('gives all words to the first load when there are no rooms', () => {
    const messages = { Formulir: ['Forms'], Zona: ['Zone'] }
    const roomsOfText = findRoomsOfText(SOURCES, {})
    expect(roomWords({ messages, roomsOfText, room: undefined })).toEqual(messages)
  })
})
