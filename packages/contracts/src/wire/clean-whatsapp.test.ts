import { describe, expect, it } from 'vitest'
import { cleanWhatsapp } from './clean-whatsapp.ts'

const number = '+6281234567890'

describe('cleanWhatsapp', () => {
  it.each([
    ['0812-3456-7890', number],
    ['812 3456 7890', number],
    ['+62 812 3456 7890', number],
    ['+62 0812 3456 7890', number],
    ['+62 (0) 812 3456 7890', number],
    ['6281234567890', number],
    ['0062 812 3456 7890', number],
    ['0062812.3456.7890', number],
    ['0 0 62 812 3456 7890', number],
    ['00812 3456 7890', number],
    ['0812\t3456\u2028 7890\u200b', number],
    ['\u202a+62 812\u20113456\u20117890\u202c', number],
    ['0812\u00a03456\u00a07890', number],
    ['０８１２３４５６７８９０', number],
    ['٠٨١٢٣٤٥٦٧٨٩٠', number],
    ['WA: 0812 3456 7890', number],
    ['https://wa.me/6281234567890', number],
    ['https://wa.me/081234567890', number],
    ['https://wa.me/6281234567890?text=Halo%20kak%201', number],
    ['https://api.whatsapp.com/send/?phone=%2B6281234567890&text=Pesan+0812345678', number],
    ['+0062 812 3456 7890', number],
    ['p:+6281234567890', number],
    ['tel:+62-812-3456-7890', number],
    ['62081234567890', number],
    ['0812/3456/7890', number],
    ['+1 415 555 2671', '+14155552671'],
    ['001 415 555 2671', '+14155552671'],
  ])('reads %j', (typed, value) => expect(cleanWhatsapp(typed)).toEqual({ kind: 'clean', value }))

  it.each([
    ['abc', 'WHATSAPP_NOT_A_NUMBER'],
    ['+', 'WHATSAPP_NOT_A_NUMBER'],
    ['<script>', 'WHATSAPP_NOT_A_NUMBER'],
    ['12', 'WHATSAPP_TOO_SHORT'],
    ['0812', 'WHATSAPP_TOO_SHORT'],
    ['0812 3456', 'WHATSAPP_TOO_SHORT'],
    ['08123456789012345', 'WHATSAPP_TOO_LONG'],
    ['+62 21 5795 0000', 'WHATSAPP_NOT_MOBILE'],
    ['0812 3456 7890 / 0813 4567 8901', 'WHATSAPP_SEVERAL'],
    ['0812 3456 7890, 0813 4567 8901', 'WHATSAPP_SEVERAL'],
    ['0812 3456 7890 0813 4567 8901', 'WHATSAPP_SEVERAL'],
    ['081234567890\n081345678901', 'WHATSAPP_SEVERAL'],
    ['0812-3456-7890 - 0813-4567-8901', 'WHATSAPP_SEVERAL'],
    ['6281234567890 (081345678901)', 'WHATSAPP_SEVERAL'],
    ['0812 3456 7890 atau 0813 4567 8901', 'WHATSAPP_SEVERAL'],
    ['+999 812 3456 7890', 'WHATSAPP_COUNTRY'],
  ])('refuses %j: %s', (typed, code) =>
    expect(cleanWhatsapp(typed)).toEqual({ kind: 'fault', fault: { code } }),
  )

  it('takes nothing as nothing', () => {
    for (const typed of ['', '  ', '\u200b', '\t'])
      expect(cleanWhatsapp(typed)).toEqual({ kind: 'clean', value: null })
  })
})
