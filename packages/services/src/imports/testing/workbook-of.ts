import { crc32 } from 'node:zlib'

/** A workbook with one sheet and its XML as given, packed without compression. */
export function workbookOf(
  sheetXml: string,
  more: { readonly sharedStrings?: string; readonly sheetState?: string } = {},
): Buffer {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets>
      <sheet name="Tersembunyi" sheetId="1" state="hidden" r:id="rId9"/>
      <sheet name="Peserta" sheetId="2" state="${more.sheetState ?? 'visible'}" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>
      <Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId9" Type="${office}/worksheet" Target="/xl/worksheets/hidden.xml"/>
      <Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/hidden.xml': sheetOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>rahasia</t></is></c></row>',
    ),
    'xl/worksheets/sheet1.xml': sheetOf(sheetXml),
    ...(more.sharedStrings === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `<sst>${more.sharedStrings}</sst>` }),
  })
}

function sheetOf(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`
}

export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content)
    const facts = factsOf(name, data)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), data])
    const at = Buffer.alloc(14)
    at.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, at, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

/** What both the entry and the directory say: version, flags, method, time, checksum, sizes, length of the name. */
function factsOf(name: string, data: Buffer): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt32LE(crc32(data), 10)
  facts.writeUInt32LE(data.length, 14)
  facts.writeUInt32LE(data.length, 18)
  facts.writeUInt16LE(Buffer.byteLength(name), 22)
  return facts
}
