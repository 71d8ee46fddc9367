import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readEnv } from '../boot/env.ts'
import { openMailer } from './open-mailer.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-mailer-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const keyFile = join(folder, 'dkim.pem')
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
const noKeyFile = join(folder, 'note.txt')
writeFileSync(noKeyFile, 'not a key')

const open = (variables: Readonly<Record<string, string>>) =>
  openMailer(readEnv({ SMTP_URL: 'smtp://127.0.0.1:2525', ...variables }), null)

it('signs with the key of the file', async () => {
  const mailer = open({ SMTP_DKIM_SELECTOR: 'ab1', SMTP_DKIM_KEY_FILE: keyFile })
  expect(mailer.name).toBe('smtp')
  await mailer.close()
})

it.each([
  [{ SMTP_DKIM_SELECTOR: 'ab1' }, 'SMTP_DKIM_KEY_FILE: is needed beside SMTP_DKIM_SELECTOR'],
  [{ SMTP_DKIM_KEY_FILE: keyFile }, 'SMTP_DKIM_SELECTOR: is needed beside SMTP_DKIM_KEY_FILE'],
  [{ SMTP_DKIM_SELECTOR: 'a b', SMTP_DKIM_KEY_FILE: keyFile }, 'SMTP_DKIM_SELECTOR: must be letters'],
  [{ SMTP_DKIM_SELECTOR: 'ab1', SMTP_DKIM_KEY_FILE: join(folder, 'none') }, 'SMTP_DKIM_KEY_FILE: '],
  [{ SMTP_DKIM_SELECTOR: 'ab1', SMTP_DKIM_KEY_FILE: noKeyFile }, 'is not an RSA key in PEM'],
  [{ SMTP_CA_FILE: join(folder, 'none') }, 'SMTP_CA_FILE: '],
])('refuses %j by the name of the variable', (variables, words) => {
  expect(() => open(variables)).toThrow(words)
})
