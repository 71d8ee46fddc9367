import { UnreadableFile } from '../reading/unreadable-file.ts'
import { unescapeText } from './cell-text.ts'
import { readXml } from './read-xml.ts'

const BYTES_AT_MOST = 48 * 1_024 * 1_024
const STRINGS_AT_MOST = 4_000_000

/** The texts of a workbook, which its cells name by number. */
export type SharedStrings = { at(index: number): string }

/** Kept as bytes in one piece: as JavaScript strings they would take several times as much memory. */
export async function readSharedStrings(xml: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const texts = createTexts()
  let text = ''
  let isText = false
  let isPhonetic = false
  const reading = readXml(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 'si') texts.add(unescapeText(text))
      else if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
    },
  })
  for await (const _piece of reading);
  return texts
}

function createTexts() {
  let bytes = Buffer.allocUnsafe(64 * 1_024)
  let ends = new Uint32Array(4_096)
  let count = 0
  const endOf = (index: number) => (index < 0 ? 0 : (ends[index] ?? 0))
  return {
    add: (text: string): void => {
      const start = endOf(count - 1)
      const needed = start + Buffer.byteLength(text)
      if (needed > BYTES_AT_MOST || count === STRINGS_AT_MOST) throw new UnreadableFile('TOO_LARGE_UNPACKED')
      if (needed > bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, start)], Math.max(needed, bytes.length * 2))
      if (count === ends.length) {
        const longer = new Uint32Array(count * 2)
        longer.set(ends)
        ends = longer
      }
      bytes.write(text, start)
      ends[count] = needed
      count += 1
    },
    at: (index: number): string =>
      index >= 0 && index < count ? bytes.toString('utf8', endOf(index - 1), endOf(index)) : '',
  }
}
