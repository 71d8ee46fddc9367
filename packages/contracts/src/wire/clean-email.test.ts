import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cleanEmail } from './clean-email.ts'

const label63 = 'd'.repeat(63)

const good: readonly [typed: string, kept: string][] = [
  ['Budi@Example.COM', 'budi@example.com'],
  [' \u00a0budi@x.id\ufeff\t\r\n', 'budi@x.id'],
  ['\u200bbudi@contoh.test', 'budi@contoh.test'],
  ['budi@x.id\u200b', 'budi@x.id'],
  ['bu\u200edi@x.id\u2060', 'budi@x.id'],
  ['budi@x.id.', 'budi@x.id'],
  ['budi@b\u00fccher.example', 'budi@xn--bcher-kva.example'],
  ['budi@xn--bcher-kva.example', 'budi@xn--bcher-kva.example'],
  ['budi@bu\u0308cher.example', 'budi@xn--bcher-kva.example'],
  ['budi@x\u3002id', 'budi@x.id'],
  ['ｂｕｄｉ＠ｘ．id', 'budi@x.id'],
  ['budi@x.рф', 'budi@x.xn--p1ai'],
  ['budi@x.xn--p1ai', 'budi@x.xn--p1ai'],
  ["a&b/c%d=e#f!g*h~i{j}k'l`m^n|o?p$q+r_s-t@x.id", "a&b/c%d=e#f!g*h~i{j}k'l`m^n|o?p$q+r_s-t@x.id"],
  [`${'a'.repeat(64)}@x.id`, `${'a'.repeat(64)}@x.id`],
  [`budi@${label63}.id`, `budi@${label63}.id`],
  ['budi@1.id', 'budi@1.id'],
  ['budi@mail.co.id', 'budi@mail.co.id'],
  ['Budi <budi@x.id>', 'budi@x.id'],
  ['"Santoso, Budi" <BUDI@x.id>', 'budi@x.id'],
  ['<budi@x.id>', 'budi@x.id'],
  ['Budi<budi@x.id>;', 'budi@x.id'],
  ['budi@x.id <budi@x.id>', 'budi@x.id'],
  ['"Budi@x.id" <budi@x.id>', 'budi@x.id'],
  ['budi@x.id <mailto:budi@x.id>', 'budi@x.id'],
  ['Ｂｕｄｉ　＜ｂｕｄｉ＠ｘ．ｉｄ＞', 'budi@x.id'],
  ['mailto:budi@x.id', 'budi@x.id'],
  ['MAILTO:budi@x.id?subject=Halo', 'budi@x.id'],
  ['budi@x.id,', 'budi@x.id'],
  ['budi@x.id; ', 'budi@x.id'],
  ['budi@x.id.,', 'budi@x.id'],
  ['"budi@x.id"', 'budi@x.id'],
  ["'budi@x.id'", 'budi@x.id'],
  ['“budi@x.id”,', 'budi@x.id'],
  ["o'brien@x.id", "o'brien@x.id"],
]

const bad: readonly [typed: string, code: string, detail?: string][] = [
  ['', 'EMAIL_MISSING'],
  ['\u200b ', 'EMAIL_MISSING'],
  ['budi', 'EMAIL_NO_AT'],
  ['budi.x.id', 'EMAIL_NO_AT'],
  ['a@x.id, b@y.id', 'EMAIL_SEVERAL'],
  ['a@b@x.id', 'EMAIL_SEVERAL'],
  ['budi santoso@x.id', 'EMAIL_SPACE'],
  ['budi@x .id', 'EMAIL_SPACE'],
  ['budi,x@x.id', 'EMAIL_SIGN', ','],
  ['"budi"@x.id', 'EMAIL_SIGN', '"'],
  ['b\u00fcdi@x.id', 'EMAIL_SIGN', '\u00fc'],
  ['budi@x_y.id', 'EMAIL_SIGN', '_'],
  ['budi@x.id/', 'EMAIL_SIGN', '/'],
  ['budi@x.id:25', 'EMAIL_SIGN', ':'],
  ['budi@x%2eid', 'EMAIL_SIGN', '%'],
  ['budi@[127.0.0.1]', 'EMAIL_SIGN', '['],
  ['Budi <a@x.id>, Ani <b@y.id>', 'EMAIL_SEVERAL'],
  ['a@x.id <b@y.id>', 'EMAIL_SEVERAL'],
  ['<a@x.id> <b@y.id>', 'EMAIL_SEVERAL'],
  ['<a@x.id> b', 'EMAIL_SPACE'],
  ['Budi <budi@x.id', 'EMAIL_SPACE'],
  ['Budi budi@x.id>', 'EMAIL_SPACE'],
  ['Budi budi@x.id', 'EMAIL_SPACE'],
  ['Budi <budi>', 'EMAIL_NO_AT'],
  ['<>', 'EMAIL_NO_AT'],
  ['mailto:', 'EMAIL_MISSING'],
  ['mailto:a@x.id,b@y.id', 'EMAIL_SEVERAL'],
  ['https://x.id/?to=budi@x.id', 'EMAIL_SIGN', ':'],
  ['budi@x.id?subject=Halo', 'EMAIL_SIGN', '?'],
  [',budi@x.id', 'EMAIL_SIGN', ','],
  ['"budi@x.id', 'EMAIL_SIGN', '"'],
  ['@x.id', 'EMAIL_NO_LOCAL'],
  ['.budi@x.id', 'EMAIL_DOTS'],
  ['budi.@x.id', 'EMAIL_DOTS'],
  ['budi..x@gmail.com', 'EMAIL_DOTS'],
  ['budi@', 'EMAIL_NO_DOT'],
  ['user@localhost', 'EMAIL_NO_DOT'],
  ['salah@', 'EMAIL_NO_DOT'],
  ['budi@gmail', 'EMAIL_NO_DOT'],
  ['budi@.id', 'EMAIL_DOMAIN'],
  ['budi@x..id', 'EMAIL_DOMAIN'],
  ['budi@x-.id', 'EMAIL_DOMAIN'],
  ['budi@-x.id', 'EMAIL_DOMAIN'],
  [`budi@${'d'.repeat(64)}.id`, 'EMAIL_DOMAIN'],
  ['budi@127.0.0.1', 'EMAIL_DOMAIN'],
  ['budi@x.123', 'EMAIL_DOMAIN'],
  ['budi@x.i', 'EMAIL_DOMAIN'],
  ['budi@x.xn--', 'EMAIL_DOMAIN'],
  [`${'a'.repeat(65)}@x.id`, 'EMAIL_TOO_LONG'],
  [`budi@${label63}.${label63}.${label63}.${label63}.id`, 'EMAIL_TOO_LONG'],
]

describe('cleanEmail', () => {
  it.each(good)('keeps %j as %j', (typed, kept) => {
    expect(cleanEmail(typed)).toEqual({ kind: 'clean', value: kept })
    expect(z.regexes.html5Email.test(kept)).toBe(true)
    expect(cleanEmail(kept)).toEqual({ kind: 'clean', value: kept })
  })

  it.each(bad)('refuses %j: %s', (typed, code, detail) => {
    expect(cleanEmail(typed)).toEqual({
      kind: 'fault',
      fault: detail === undefined ? { code } : { code, detail },
    })
  })

  it('takes no longer for a long text', () => {
    expect(cleanEmail('@'.repeat(1_000_000))).toMatchObject({ kind: 'fault' })
  })
})
