import { UnreadableFile } from '../reading/unreadable-file.ts'
import type { Archive } from './open-archive.ts'
import { readXml } from './read-xml.ts'

/** Where a workbook has its visible sheets, in their order, and its shared texts. */
export type WorkbookParts = { readonly sheets: readonly string[]; readonly sharedStrings: string | null }

export async function findSheets(archive: Archive): Promise<WorkbookParts> {
  const workbook = archive.names.find((name) => /(^|\/)workbook\.xml$/.test(name))
  if (workbook === undefined) throw new UnreadableFile('NOT_A_TABLE')
  const folder = workbook.slice(0, -'workbook.xml'.length)
  const targets = new Map<string, { readonly type: string; readonly path: string }>()
  await readTags(archive, `${folder}_rels/workbook.xml.rels`, (name, { Id, Type, Target }) => {
    if (name !== 'Relationship' || Id === undefined || Target === undefined) return
    const path = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`
    targets.set(Id, { type: Type ?? '', path: path.replace(/(^|\/)\.\//g, '$1') })
  })
  const sheets: string[] = []
  await readTags(archive, workbook, (name, attributes) => {
    if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
    const target = targets.get(attributes['r:id'] ?? attributes.id ?? '')
    if (target !== undefined && /\/worksheet$/.test(target.type)) sheets.push(target.path)
  })
  const shared = [...targets.values()].find(({ type }) => /\/sharedStrings$/.test(type))?.path
  return {
    sheets: sheets.filter((path) => archive.names.includes(path)),
    sharedStrings: shared !== undefined && archive.names.includes(shared) ? shared : null,
  }
}

async function readTags(
  archive: Archive,
  name: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const ignore = () => undefined
  for await (const _piece of readXml(archive.read(name), { open, text: ignore, close: ignore }));
}
