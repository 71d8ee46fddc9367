import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const kit = new URL('./kit/', import.meta.url)
const STYLE_ROOTS = ['./', '../../../apps/affiliate/src/', '../../../apps/admin/src/'].map(
  (path) => new URL(path, import.meta.url),
)

it('has no literal colour outside the tokens', () => {
  const found = readdirSync(kit).flatMap((name) => {
    const css = readFileSync(new URL(name, kit), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
    return [...css.matchAll(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi)].map(
      (match) => `${name}: ${match[0]}`,
    )
  })
  expect(found).toEqual([])
})

it('numbers no layer outside the tokens', () => {
  const found = STYLE_ROOTS.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css'))
      .flatMap((name) => {
        const css = readFileSync(new URL(name, root), 'utf8')
        return [...css.matchAll(/z-index:(?! var\(--layer-)[^;]*/g)].map((match) => `${name}: ${match[0]}`)
      }),
  )
  expect(found).toEqual([])
})

it('has an English text for every message', () => {
  const catalog = readFileSync(new URL('./locales/en.po', import.meta.url), 'utf8')
  const missing = [...catalog.matchAll(/^msgid "(.+)"\nmsgstr ""$/gm)].map((match) => match[1])
  expect(missing).toEqual([])
})
