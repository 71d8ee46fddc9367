/** One group of a report's fields, by their names in lower case. */
export type Fields = ReadonlyMap<string, string>

const GROUPS_AT_MOST = 100

/** The groups of fields between empty lines (RFC 3464, RFC 5965); the first field of a name counts. */
export function readFieldGroups(text: string): readonly Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/, GROUPS_AT_MOST)
    .map(readFields)
    .filter((fields) => fields.size > 0)
}

function readFields(group: string): Fields {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name = '', value = ''] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, value.trim())
  }
  return fields
}

const ADDRESS_AT_MOST = 320

/** The address of a field such as `rfc822; <sari@example.com>`, in lower case; null: it holds none. */
export function readAddress(field: string | undefined): string | null {
  if (field === undefined) return null
  const address = field
    .replace(/^[\w-]+;/, '')
    .replace(/\\x\{([0-9a-f]{2,5})\}/gi, (_all, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/[<>\s]/g, '')
    .toLowerCase()
  return address.includes('@') && address.length <= ADDRESS_AT_MOST ? address : null
}
