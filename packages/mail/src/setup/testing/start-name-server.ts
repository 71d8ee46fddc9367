import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/** Records by type and name: `TXT kelas.id`, `MX kelas.id` (`10 mail.kelas.id`), `A mail.kelas.id`. */
export type Zone = Readonly<Record<string, readonly string[]>>

export type NameServer = AsyncDisposable & {
  /** For a resolver. */
  readonly address: string
}

const TYPES = { A: 1, MX: 15, TXT: 16 } as const
const NXDOMAIN = 3

/**
 * A DNS server on loopback that knows these records and nothing else.
 * @param silent names about which it never answers
 */
export async function startNameServer(zone: Zone, silent: readonly string[] = []): Promise<NameServer> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = readQuestion(query)
    if (silent.includes(name)) return
    socket.send(answerOf(zone, { query, name, type, end }), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    [Symbol.asyncDispose]: async () => {
      socket.close()
      await once(socket, 'close')
    },
  }
}

type Question = { readonly name: string; readonly type: number; readonly end: number }

function readQuestion(query: Buffer): Question {
  const labels: string[] = []
  let at = 12
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function answerOf(zone: Zone, question: Question & { readonly query: Buffer }): Buffer {
  const { query, name, type, end } = question
  const [kind] = Object.entries(TYPES).find(([, code]) => code === type) ?? []
  const found = kind === undefined ? [] : (zone[`${kind} ${name}`] ?? [])
  const isKnown = Object.keys(zone).some((key) => key.endsWith(` ${name}`))
  const head = Buffer.alloc(12)
  query.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8580 | (isKnown ? 0 : NXDOMAIN), 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(found.length, 6)
  const answers = found.map((text) => {
    const data = dataOf(kind as keyof typeof TYPES, text)
    const record = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 0xff])
    return Buffer.concat([record, data])
  })
  return Buffer.concat([head, query.subarray(12, end), ...answers])
}

function dataOf(kind: keyof typeof TYPES, text: string): Buffer {
  if (kind === 'A') return Buffer.from(text.split('.').map(Number))
  if (kind === 'TXT') return Buffer.concat((text.match(/.{1,255}/g) ?? ['']).map(withLength))
  const [priority = '0', host = ''] = text.split(' ')
  const labels = host.split('.').filter((label) => label !== '')
  return Buffer.concat([Buffer.from([0, Number(priority)]), ...labels.map(withLength), Buffer.from([0])])
}

function withLength(text: string): Buffer {
  return Buffer.from([text.length, ...Buffer.from(text, 'latin1')])
}
