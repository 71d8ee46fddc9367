import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { UnreadableFile } from '../reading/unreadable-file.ts'

export type XmlHandlers = {
  /** Names come without their prefix. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** Reads XML piece by piece; yields after each piece, so that the caller can pass on what the handlers gathered. */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  { open, text, close }: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new UnreadableFile('BROKEN_WORKBOOK')
  })
  parser.on('opentag', (tag: SaxesTagPlain) => open(localName(tag.name), tag.attributes))
  parser.on('closetag', (tag: SaxesTagPlain) => close(localName(tag.name)))
  parser.on('text', text)
  parser.on('cdata', text)
  const decoder = new TextDecoder()
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  parser.write(decoder.decode()).close()
  yield
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
