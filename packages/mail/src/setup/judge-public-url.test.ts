import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, it } from 'vitest'
import { judgeCertificate, judgePublicUrl } from './judge-public-url.ts'

it('names what is wrong with a certificate', async () => {
  // Any server will do that speaks TLS at once; this one brings a certificate that nobody trusts.
  const server = new SMTPServer({ secure: true, disableReverseLookup: true, closeTimeout: 100 })
  server.on('error', () => undefined) // a client that leaves after the certificate
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const [found] = await judgeCertificate(new URL(`https://localhost:${port}`))
  await new Promise<void>((resolve) => server.close(() => resolve()))
  expect(found?.code).toBe('CERTIFICATE_INVALID')
  expect(found?.detail[0]).toMatch(/^(DEPTH_ZERO_SELF_SIGNED_CERT|CERT_HAS_EXPIRED|UNABLE_TO_VERIFY)/)
})

it('says why nobody answers', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  const [found] = await judgeCertificate(new URL(`https://127.0.0.1:${port}`))
  expect(found).toMatchObject({ code: 'ADDRESS_UNREACHABLE', detail: ['ECONNREFUSED'] })
})

it('tells an address that is only for trying from one without https', async () => {
  const codes = async (url: string) => (await judgePublicUrl(url)).findings.map(({ code }) => code)
  expect(await codes('https://localhost:4000')).toEqual(['ADDRESS_LOCAL'])
  expect(await codes('http://kelas.id')).toEqual(['HTTPS_MISSING'])
})
