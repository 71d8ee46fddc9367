export type Messages = Readonly<Record<string, unknown>>

/** Parts of an app whose words are fetched with their own pages, and how the paths of their files begin in the catalog. */
export type Rooms = Readonly<Record<string, readonly string[]>>

/**
 * The words of one room, or (`room` undefined) those that the first load needs: all but the words that only rooms of
 * their own show. `catalog` is the `.po` file: it says in which files a text stands.
 */
export function roomWords(input: {
  readonly messages: Messages
  readonly catalog: string
  readonly rooms: Rooms
  readonly room: string | undefined
}): Messages {
  const { messages, catalog, rooms, room } = input
  const roomsByText = readRoomsByText(catalog, rooms)
  return Object.fromEntries(
    Object.entries(messages).filter(([text]) => {
      const shownIn = roomsByText.get(text)
      if (shownIn === undefined) throw new Error(`No origin of ${JSON.stringify(text)} in the catalog.`)
      return shownIn.has('start') ? room === undefined : room !== undefined && shownIn.has(room)
    }),
  )
}

/** In which rooms every text of a `.po` file stands. */
function readRoomsByText(catalog: string, rooms: Rooms): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    catalog.split(/\n\s*\n/).flatMap((entry) => {
      const text = [...(/^msgid (?:".*"\n?)+/m.exec(entry)?.[0] ?? '').matchAll(/"(?:[^"\\]|\\.)*"/g)]
        .map(([quoted]) => JSON.parse(quoted))
        .join('')
      const origins = [...entry.matchAll(/^#: (.+)$/gm)].map(([, file = '']) => file)
      return text === '' ? [] : [[text, new Set(origins.flatMap((file) => roomsOf(file, rooms)))] as const]
    }),
  )
}

function roomsOf(file: string, rooms: Rooms): readonly string[] {
  const found = Object.keys(rooms).filter((room) => rooms[room]?.some((folder) => file.startsWith(folder)))
  return found.length === 0 ? ['start'] : found
}
