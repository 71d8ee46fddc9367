import type { FilledText } from '@booster/engine/domain/mail'

/** Bytes that stand for themselves in a form. Everything else becomes `%XX`, and a space becomes `+`. */
const PLAIN = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._'))
  PLAIN[byte] = 1
const HEX = Buffer.from('0123456789ABCDEF')
const AMPERSAND = 0x26
const EQUALS = 0x3d
const SPACE = 0x20
const PLUS = 0x2b
const PERCENT = 0x25
const LAST_OF_ASCII = 0x7f

/** Mails are encoded into shared memory one behind the other: memory of its own costs a mail more than its encoding. */
const SLAB_BYTES = 512 * 1024
let slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
let free = 0

/** Encoded pieces of the steps that are being sent; gone with the compiled step. */
const encodedPieces = new WeakMap<FilledText['pieces'], readonly Buffer[]>()

/**
 * `application/x-www-form-urlencoded`, byte for byte what URLSearchParams makes of these fields (lone surrogates become
 * U+FFFD). Written straight into bytes: the way over strings takes four times as long and leaves 13 KB of garbage per
 * mail. The pieces of a filled text are encoded once, its values each time.
 */
export function encodeForm(fields: Readonly<Record<string, string | FilledText>>): Buffer {
  const entries = Object.entries(fields)
  let bytes = 0
  for (const [name, value] of entries) bytes += mostBytes(name) + mostBytes(value) + 2
  return writeInto(bytes, (room, start) => {
    let end = start
    for (const [name, value] of entries) {
      if (end > start) room[end++] = AMPERSAND
      end = encode(name, { room, start: end })
      room[end++] = EQUALS
      end =
        typeof value === 'string'
          ? encode(value, { room, start: end })
          : encodeFilled(value, { room, start: end })
    }
    return end
  })
}

/** Room of at most `bytes`, of which `write` says where it ended. */
function writeInto(bytes: number, write: (room: Buffer, start: number) => number): Buffer {
  if (bytes > SLAB_BYTES / 4) {
    const own = Buffer.allocUnsafeSlow(bytes)
    return own.subarray(0, write(own, 0))
  }
  if (free + bytes > SLAB_BYTES) {
    slab = Buffer.allocUnsafeSlow(SLAB_BYTES)
    free = 0
  }
  const start = free
  free = write(slab, start)
  return slab.subarray(start, free)
}

/** An upper bound for the encoded length. */
function mostBytes(value: string | FilledText): number {
  if (typeof value === 'string') return mostBytesOf(value)
  let bytes = 0
  for (const piece of piecesOf(value)) bytes += piece.length
  for (const text of value.values) bytes += mostBytesOf(text)
  return bytes
}

/** Of a short text three bytes for each character, `%XX` for each byte: counting them takes longer. */
function mostBytesOf(text: string): number {
  return text.length < 200 ? text.length * 9 : Buffer.byteLength(text) * 3
}

function piecesOf({ pieces }: FilledText): readonly Buffer[] {
  const known = encodedPieces.get(pieces)
  if (known !== undefined) return known
  const encoded = pieces.map((piece) => {
    const room = Buffer.allocUnsafeSlow(mostBytesOf(piece))
    return Buffer.from(room.subarray(0, encode(piece, { room, start: 0 })))
  })
  encodedPieces.set(pieces, encoded)
  return encoded
}

type Place = { readonly room: Buffer; readonly start: number }

/** Writes pieces and values in turns. @returns where they end */
function encodeFilled(text: FilledText, { room, start }: Place): number {
  let end = start
  let index = 0
  for (const piece of piecesOf(text)) {
    end += piece.copy(room, end)
    end = encode(text.values[index] ?? '', { room, start: end })
    index += 1
  }
  return end
}

/** Writes a text: ASCII one by one, and from the first other character on the bytes of UTF-8. @returns where it ends */
function encode(text: string, { room, start }: Place): number {
  let end = start
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > LAST_OF_ASCII) return encodeUtf8(text.slice(index), { room, start: end })
    end = encodeByte(code, { room, start: end })
  }
  return end
}

/** @returns where it ends */
function encodeUtf8(text: string, { room, start }: Place): number {
  const bytes = Buffer.byteLength(text)
  // The raw bytes wait where the longest form would end, so that the encoded ones never overtake them.
  const last = start + bytes * 3
  let index = last - bytes
  room.write(text, index, bytes)
  let end = start
  for (; index < last; index += 1) end = encodeByte(room[index] ?? 0, { room, start: end })
  return end
}

/** @returns where it ends */
function encodeByte(byte: number, { room, start }: Place): number {
  if (PLAIN[byte] === 1) {
    room[start] = byte
    return start + 1
  }
  if (byte === SPACE) {
    room[start] = PLUS
    return start + 1
  }
  room[start] = PERCENT
  room[start + 1] = HEX[byte >> 4] ?? 0
  room[start + 2] = HEX[byte & 15] ?? 0
  return start + 3
}
