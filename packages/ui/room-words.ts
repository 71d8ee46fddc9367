export type Messages = Readonly<Record<string, unknown>>

/** Parts of an app whose words are fetched with their own pages, and how the paths of their files begin. */
export type Rooms = Readonly<Record<string, readonly string[]>>

/** The rooms whose files hold a text; empty: the first load needs it, because others hold it too or nobody is seen to. */
export type RoomsOfText = (text: string) => ReadonlySet<string>

/**
 * Finds the rooms of a text by looking for it in the sources (path from the app's folder → code). What is found nowhere,
 * spelled in some way unknown here, belongs to the first load.
 */
export function findRoomsOfText(sources: ReadonlyMap<string, string>, rooms: Rooms): RoomsOfText {
  const files = [...sources].map(([path, code]) => ({
    rooms: roomsOf(path, rooms),
    code: withPlainQuotes(code),
  }))
  const known = new Map<string, ReadonlySet<string>>()
  return (text) => {
    const found = known.get(text) ?? roomsHolding(files, text)
    known.set(text, found)
    return found
  }
}

/** Of the messages of an app those of one room, or (`room` undefined) those of the first load. */
export function roomWords(input: {
  readonly messages: Messages
  readonly roomsOfText: RoomsOfText
  readonly room: string | undefined
}): Messages {
  const { messages, roomsOfText, room } = input
  return Object.fromEntries(
    Object.entries(messages).filter(([text]) => {
      const rooms = roomsOfText(text)
      return room === undefined ? rooms.size === 0 : rooms.has(room)
    }),
  )
}

type File = { readonly rooms: readonly string[]; readonly code: string }

function roomsHolding(files: readonly File[], text: string): ReadonlySet<string> {
  const holders = files.filter(({ code }) => code.includes(text))
  return new Set(holders.some(({ rooms }) => rooms.length === 0) ? [] : holders.flatMap(({ rooms }) => rooms))
}

function roomsOf(path: string, rooms: Rooms): readonly string[] {
  return Object.keys(rooms).filter((room) => rooms[room]?.some((folder) => path.startsWith(folder)))
}

/** Quotes inside of a text as the catalog has them. */
function withPlainQuotes(code: string): string {
  return code.replaceAll(/\\(['"`\\])/g, '$1')
}
