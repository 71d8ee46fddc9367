import { describe, expect, it } from 'vitest'
import { roomWords } from './room-words.ts'

const ROOMS = {
  overview: ['src/features/overview/', 'src/features/forms/'],
  forms: ['src/features/forms/'],
  settings: ['src/features/settings/', 'packages/web/settings/'],
}

const CATALOG = `msgid ""
msgstr ""

#. js-lingui-explicit-id
#: src/features/forms/form-list.tsx
msgid "Formulir"
msgstr "Forms"

#: src/features/forms/form-list.tsx
#: src/features/jobs/job-list.tsx
msgid "Simpan"
msgstr "Save"

#: packages/web/settings/zone-row.tsx
#: src/features/forms/form-page.tsx
msgid ""
"Kata \\"dikutip\\" dan "
"garis \\\\ baru"
msgstr "A \\"quoted\\" word"
`
const LONG = 'Kata "dikutip" dan garis \\ baru'
const MESSAGES = { Formulir: ['Forms'], Simpan: ['Save'], [LONG]: ['A "quoted" word'] }

function wordsOf(room: string | undefined) {
  return Object.keys(roomWords({ messages: MESSAGES, catalog: CATALOG, rooms: ROOMS, room }))
}

describe('roomWords', () => {
  it('gives the first load what stands outside of rooms too', () => {
    expect(wordsOf(undefined)).toEqual(['Simpan'])
  })

  it('gives a room its own words and those it shares with other rooms only', () => {
    expect(wordsOf('forms')).toEqual(['Formulir', LONG])
    expect(wordsOf('settings')).toEqual([LONG])
    expect(wordsOf('overview')).toEqual(['Formulir', LONG])
  })

  it('gives all words to the first load when there are no rooms', () => {
    const all = roomWords({ messages: MESSAGES, catalog: CATALOG, rooms: {}, room: undefined })
    expect(Object.keys(all)).toEqual(Object.keys(MESSAGES))
  })

  it('refuses a text of unknown origin', () => {
    const messages = { Asing: ['Foreign'] }
    expect(() => roomWords({ messages, catalog: CATALOG, rooms: ROOMS, room: undefined })).toThrow('"Asing"')
  })
})
