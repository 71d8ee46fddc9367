import { createCompiledCatalog } from '@lingui/cli/api'
import { setupI18n } from '@lingui/core'
import { describe, expect, it } from 'vitest'
import { shortenCatalog } from './shorten-catalog.ts'

const TEXTS = {
  Cari: 'Cari',
  'Kata "dikutip"': 'Kata "dikutip"',
  "Jum''at": "Jum''at",
  'baris\nbaru': 'baris\nbaru',
  'garis \\u002f': 'garis \\u002f',
  '{n} email': '{n} email',
  'nav.leads': 'Lead',
}

describe('shortenCatalog', () => {
  const { source } = createCompiledCatalog('id', TEXTS, { namespace: 'es' })
  const short = readCatalog(shortenCatalog(source))

  it('leaves out what is its own id', () => {
    expect(Object.keys(short).toSorted()).toEqual(["Jum''at", 'garis \\u002f', 'nav.leads', '{n} email'])
  })

  it('changes no text that is shown', () => {
    const shown = (messages: Record<string, never>) => {
      const i18n = setupI18n({ locale: 'id', messages: { id: messages } })
      i18n.setMessagesCompiler((text) => [text])
      return Object.keys(TEXTS).map((id) => i18n._(id, { n: 3 }))
    }
    expect(shown(short)).toEqual(shown(readCatalog(source)))
  })

  it('refuses what is no compiled catalog', () => {
    expect(() => shortenCatalog('export const messages = {}')).toThrow('No messages found')
  })
})

function readCatalog(code: string): Record<string, never> {
  const literal = /JSON\.parse\((".*")\)/s.exec(code)?.[1] ?? '""'
  return JSON.parse(JSON.parse(literal))
}
