import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenForTest } from '../testing/listen-for-test.ts'
import { silentLog } from '../testing/silent-log.ts'
import { answerErrors } from './api-error.ts'
import { FIELDS_LIMIT_BYTES, readFields } from './read-fields.ts'

let server: Awaited<ReturnType<typeof listenForTest>>
beforeAll(async () => {
  const app = express()
  app.post('/', ...readFields, (request, response) => void response.json(request.body))
  app.use(answerErrors(silentLog))
  server = await listenForTest(app)
})
afterAll(() => server[Symbol.asyncDispose]())

async function post(body: string | Buffer<ArrayBuffer> | FormData, type?: string) {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  const answer = await fetch(server.url, { method: 'POST', body, headers })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const urlEncoded = 'application/x-www-form-urlencoded'
const ñandu = { name: 'Ñandu', email: 'a@x.id' }
const latin1 = (text: string) => Buffer.from(text, 'latin1') as Buffer<ArrayBuffer>
const boundary = '----WebKitFormBoundaryAbcdefghijklmnop'
const multipart = (name: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="name"\r\n\r\n${name}\r\n--${boundary}\r\ncontent-disposition: form-data; name="email"\r\n\r\na@x.id\r\n--${boundary}--\r\n`

describe('readFields', () => {
  it.each([
    ['a form', new URLSearchParams(ñandu).toString(), urlEncoded],
    ['a form with a charset', new URLSearchParams(ñandu).toString(), `${urlEncoded}; charset=UTF-8`],
    ['a form of a Windows-1252 page', 'name=%D1andu&email=a%40x.id', urlEncoded],
    ['a form in ISO-8859-1', 'name=%D1andu&email=a%40x.id', `${urlEncoded};charset=iso-8859-1`],
    ['bytes without escapes', latin1('name=Ñandu&email=a@x.id'), urlEncoded],
    ['JSON', JSON.stringify(ñandu), 'application/json'],
    ['JSON as text', JSON.stringify(ñandu), 'text/plain;charset=UTF-8'],
    ['JSON of a vendor', JSON.stringify(ñandu), 'application/vnd.x+json'],
    ['a form as text', 'name=Ñandu\r\nemail=a@x.id\r\n', 'text/plain'],
    ['a form as text of a Windows-1252 page', latin1('name=Ñandu\r\nemail=a@x.id\r\n'), 'text/plain'],
    ['a multipart form', multipart('Ñandu'), `multipart/form-data; boundary=${boundary}`],
    [
      'a multipart form of a Windows-1252 page',
      latin1(multipart('Ñandu')),
      `multipart/form-data; boundary=${boundary}`,
    ],
  ])('reads %s', async (_what, body, type) => {
    expect(await post(body, type)).toEqual({ status: 200, body: ñandu })
  })

  it('reads what a browser sends as FormData, without its files', async () => {
    const form = new FormData()
    form.set('name', 'Ñandu')
    form.set('photo', new Blob(['x']), 'x.png')
    expect((await post(form)).body).toEqual({ name: 'Ñandu' })
  })

  it('reads a body without a type, whichever it is', async () => {
    expect((await post(Buffer.from('name=A'))).body).toEqual({ name: 'A' })
    expect((await post(Buffer.from('{"name":"A"}'))).body).toEqual({ name: 'A' })
  })

  it('keeps a field that is sent twice as a list, and a lone percent sign as it is', async () => {
    expect((await post('a=1&a=2&b=5%&c', urlEncoded)).body).toEqual({ a: ['1', '2'], b: '5%', c: '' })
    expect((await post('__proto__=1&a=2', urlEncoded)).body).toHaveProperty('a', '2')
  })

  it('drops no field, however many there are', async () => {
    const many = Array.from({ length: 5_000 }, (_each, n) => [`f${n}`, `${n}`] as const)
    const form = new FormData()
    for (const [name, value] of many.slice(0, 500)) form.set(name, value)
    expect((await post(form)).body).toEqual(Object.fromEntries(many.slice(0, 500)))
    const lines = many.map(([name, value]) => `${name}=${value}`)
    for (const [body, type] of [
      [lines.join('&'), urlEncoded],
      [lines.join('\n'), 'text/plain'],
    ] as const)
      expect((await post(body, type)).body).toEqual(Object.fromEntries(many))
    const twins = Array.from({ length: 20_000 }, () => 'a=')
    expect((await post(twins.join('&'), urlEncoded)).body).toEqual({ a: twins.map(() => '') })
  })

  it.each([
    ['a picture', 'x', 'image/png', 415],
    ['XML', '<a/>', 'application/xml', 415],
    ['an unknown charset', 'a=1', `${urlEncoded}; charset=x-none`, 415],
    ['broken JSON', '{"a"', 'application/json', 400],
    ['JSON without fields', '7', 'application/json', 400],
    ['a broken multipart form', 'x', 'multipart/form-data; boundary=x', 400],
    ['a multipart form without a boundary', 'x', 'multipart/form-data', 400],
    ['too much', 'x'.repeat(FIELDS_LIMIT_BYTES + 1), urlEncoded, 413],
  ])('refuses %s', async (_what, body, type, status) => {
    expect(await post(body, type)).toMatchObject({ status, body: { error: { field: 'body' } } })
  })
})
