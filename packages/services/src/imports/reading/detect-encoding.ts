import type { TextEncoding } from './file-format.ts'
import { type ImportSource, readBeginning } from './import-source.ts'

const SAMPLE_BYTES = 64 * 1_024

/** Text with a byte order mark is what the mark says; without one, UTF-16 shows by its zeros and UTF-8 by being valid. */
export async function detectEncoding(source: ImportSource): Promise<TextEncoding> {
  const sample = await readBeginning(source, SAMPLE_BYTES)
  return (
    encodingOfMark(sample) ?? encodingOfZeros(sample) ?? ((await isUtf8(source)) ? 'utf-8' : 'windows-1252')
  )
}

function encodingOfMark(sample: Buffer): TextEncoding | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  return sample[0] === 0xfe && sample[1] === 0xff ? 'utf-16be' : null
}

/** In UTF-16 every second byte of Latin text is zero. */
function encodingOfZeros(sample: Buffer): TextEncoding | null {
  const zeros = [0, 0]
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 8
  if (odd > many && even < odd / 8) return 'utf-16le'
  return even > many && odd < even / 8 ? 'utf-16be' : null
}

async function isUtf8(source: ImportSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of source.read(0, source.sizeBytes)) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
