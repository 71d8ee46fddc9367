import { FILLED, findShortcodeFaults } from './shortcode-faults.ts'

/** What was noticed while a body was made into a mail, for the checks of the editor. */
export type BodyNotes = {
  /** Tags, attributes and styles that the mail does not have. */
  readonly dropped: Set<string>
  readonly unknownShortcodes: Set<string>
  readonly brokenShortcodes: Set<string>
  /** Targets of links that lead nowhere, as they are written. */
  readonly linksWithoutScheme: Set<string>
  /** Lower case. */
  readonly linkHosts: Set<string>
  /** Hosts of pictures by http, lower case. */
  readonly insecureImageHosts: Set<string>
  droppedImages: number
  imagesWithoutAlt: number
  images: number
}

export function createBodyNotes(): BodyNotes {
  return {
    dropped: new Set(),
    unknownShortcodes: new Set(),
    brokenShortcodes: new Set(),
    linksWithoutScheme: new Set(),
    linkHosts: new Set(),
    insecureImageHosts: new Set(),
    droppedImages: 0,
    imagesWithoutAlt: 0,
    images: 0,
  }
}

const MARKS = /\ue000\d+\ue001/g
const INVISIBLE = /\p{Cf}/gu

/** Notes the braces of shortcodes that are left in a finished text, in which slots stand for values. */
export function noteLeftBraces(notes: BodyNotes, marked: string): void {
  if (!/[{}]/.test(marked)) return
  const { unknown, broken } = findShortcodeFaults(marked.replace(MARKS, FILLED).replace(INVISIBLE, ''))
  for (const name of unknown) notes.unknownShortcodes.add(name)
  for (const piece of broken) notes.brokenShortcodes.add(piece)
}
