import { describe, expect, it } from 'vitest'
import { readWebhookBody } from './webhook-body.ts'

const EVENT = { type: 'bounce', email: 'a@x.test', reason: '550 5.1.1 no & none' }
const CRLF = '\r\n'

function read(body: string) {
  return readWebhookBody(Buffer.from(body))
}

function parts(fields: Readonly<Record<string, string>>, extra = ''): string {
  const all = Object.entries(fields).map(([name, value]) =>
    ['--7d9', `Content-Disposition: form-data; name="${name}"${extra}`, '', value, ''].join(CRLF),
  )
  return `${all.join('')}--7d9--${CRLF}`
}

describe('readWebhookBody', () => {
  it.each([
    ['JSON', JSON.stringify(EVENT)],
    ['JSON with a byte order mark', `\ufeff${JSON.stringify(EVENT)}`],
    ['a form', String(new URLSearchParams(EVENT))],
    ['parts', parts(EVENT)],
    ['parts that are files', parts(EVENT, '; filename="event"')],
    ['JSON in a field of a form', String(new URLSearchParams({ payload: JSON.stringify(EVENT) }))],
    ['JSON in a part', parts({ id: '7', data: JSON.stringify(EVENT) })],
  ])('reads one event: %s', async (_as, body) => {
    expect(await read(body)).toEqual([EVENT])
  })

  it('reads each event of a list', async () => {
    const open = { type: 'emailopen', email: 'b@x.test' }
    expect(await read(JSON.stringify([EVENT, open]))).toEqual([EVENT, open])
    expect(await read(String(new URLSearchParams({ events: JSON.stringify([EVENT, open]) })))).toEqual([
      EVENT,
      open,
    ])
  })

  it.each(['', '  \r\n', '[]'])('finds no event in %j', async (body) => {
    expect(await read(body)).toEqual([])
  })

  it.each(['{"type":', 'hello', '<xml/>', '--7d9', `--7d9${CRLF}no parts`])(
    'cannot read %j',
    async (body) => {
      expect(await read(body)).toBeNull()
    },
  )

  it('keeps what the database takes, and no more than is read', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const fields = Array.from({ length: 60 }, (_, n) => `"f${n}":${n}`).join(',')
    const [nul, half, long, nested, many] = (await read(
      `[{"a\\u0000b":"c\\u0000d"},{"a":"x\\ud800y"},{"a":"${'x'.repeat(3_000)}","n":1e999},{"a":${deep}},{${fields}}]`,
    )) as readonly Readonly<Record<string, unknown>>[]
    expect(nul).toEqual({ ab: 'cd' })
    expect(half).toEqual({ a: 'x\ufffdy' })
    expect(long).toEqual({ a: 'x'.repeat(2_000), n: null })
    expect(nested).toEqual({ a: [[[null]]] })
    expect(Object.keys(many ?? {})).toHaveLength(50)
    expect(await read('type=open&email=a%40x.test&x=%00')).toEqual([
      { type: 'open', email: 'a@x.test', x: '' },
    ])
  })

  it('does not take a name for a prototype', async () => {
    const [event] = (await read('{"__proto__":{"type":"spam"},"email":"a@x.test"}')) ?? []
    expect((event as { type?: string }).type).toBeUndefined()
  })
})
