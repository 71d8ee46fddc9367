import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { expect, it } from 'vitest'
import { createMailSigner } from './sign-mail.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
})
const key = { selector: 'ab1', privateKey }

const MAIL = Buffer.from(
  [
    'From: Budi <budi@kirim.id>',
    'To: sari@example.test',
    'Subject: Halo',
    'List-Unsubscribe: <https://kirim.id/u/1>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    '',
    'Isi  surat. ',
    '',
  ].join('\r\n'),
)

/** What a receiving server says of the signature, by the key in DNS. */
async function verify(raw: Buffer): Promise<string> {
  const { results } = await dkimVerify(raw, {
    resolver: async (name: string) =>
      name === 'ab1._domainkey.kirim.id' ? [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]] : [],
  })
  const [first] = results
  return `${first?.status.result} ${first?.signingDomain}`
}

it('signs so that a receiving server believes it, and sees every change', async () => {
  const signed = await createMailSigner(key)(MAIL, 'kirim.id')
  expect(await verify(signed)).toBe('pass kirim.id')
  expect(await verify(Buffer.from(String(signed).replace('Isi', 'Ini')))).toBe('neutral kirim.id')
  expect(await verify(Buffer.from(String(signed).replace('One-Click', 'Two-Click')))).toBe('fail kirim.id')
})

it('refuses what is no RSA key before the first mail', () => {
  expect(() => createMailSigner({ ...key, privateKey: 'no key' })).toThrow()
  const { privateKey: other } = generateKeyPairSync('ed25519')
  const pem = String(other.export({ type: 'pkcs8', format: 'pem' }))
  expect(() => createMailSigner({ ...key, privateKey: pem })).toThrow('not RSA')
})
