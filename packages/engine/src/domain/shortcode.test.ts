import { expect, it } from 'vitest'
import { listUnknownShortcodes, replaceShortcodes, SHORTCODES } from './shortcode.ts'

const show = (text: string) => replaceShortcodes(text, ({ name, fallback }) => `<${name}:${fallback}>`)

it('replaces every shortcode, whatever its case and spaces', () => {
  expect(SHORTCODES).toEqual(['nama', 'nama_depan', 'email', 'whatsapp', 'affiliate'])
  expect(show('Halo {{nama}} {{ EMAIL }} {{&nbsp;WhatsApp&nbsp;}}{{affiliate}}')).toBe(
    'Halo <nama:> <email:> <whatsapp:><affiliate:>',
  )
})

it('takes everything behind the first bar as the fallback', () => {
  expect(show('{{nama| Kak }} {{nama|a|b}} {{nama|}}')).toBe('<nama:Kak> <nama:a|b> <nama:>')
  expect(show('{{|nama}}')).toBe('{{|nama}}')
})

it('leaves unknown ones as they are and does not read what it put in', () => {
  expect(show('{{kota}} {nama} {{na{ma}} {{}}')).toBe('{{kota}} {nama} {{na{ma}} {{}}')
  expect(replaceShortcodes('{{nama}}', () => '{{email}}')).toBe('{{email}}')
})

it('reads a hard space as a space', () => {
  expect(listUnknownShortcodes('{{nama&nbsp;depan}}')).toEqual(['nama depan'])
})

it('lists unknown names once, in order, as they are written', () => {
  expect(listUnknownShortcodes('{{Kota|x}} {{nama}} {{ kota }} {{&nbsp;kota}} {{Kota}} {{}}')).toEqual([
    'Kota',
    'kota',
    '',
  ])
})
