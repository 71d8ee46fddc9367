/** Stand before a name and are none: forms of address and titles, as Indonesians write them. */
const TITLES = new Set(
  `bapak pak bpk ibu bu mas mbak kak kakak kang teh bang tuan nyonya mr mrs ms h hj kh ust ustadz ustadzah
  dr drs dra drg ir prof`.split(/\s+/),
)

/** How a person is addressed: the first word of a name that is no title and no initial, else its first word. */
export function firstNameOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => word !== '')
  return words.find((word) => !isTitle(word) && !isInitial(word)) ?? words[0] ?? ''
}

function isTitle(word: string): boolean {
  return TITLES.has(word.toLowerCase().replaceAll('.', ''))
}

/** `M.`, as in "M. Rizky". */
function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word)
}
