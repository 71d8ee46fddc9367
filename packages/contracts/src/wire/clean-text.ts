/** Fillers are drawn as nothing but take the place of a letter: for a reader, they are a space. */
const FILLERS = /[\u115f\u1160\u2800\u3164\uffa0]/gu

/** Line and tab characters of every kind, the other control characters, and NUL. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu

/**
 * Marks without a width that come along when text is pasted. The joiners (U+200C, U+200D), variation selectors and
 * tags stay: emoji and some scripts are written with them.
 */
const MARKS = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]|\u034f/gu

const IGNORABLE_ENDS = /^(?:\p{Default_Ignorable_Code_Point}|\p{Z})+|(?:\u200c|\u200d|\p{Z})+$/gu

/** Something that leaves ink: neither a mark, nor a space, nor a control or ignorable character. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u

/**
 * One line of text as its reader sees it: white space and control characters become one space, what has no width goes,
 * and half a surrogate pair (which no database stores) too.
 */
export function cleanText(typed: string): string {
  return foldSpaces(
    typed
      .replaceAll(/\p{Cs}/gu, '')
      .replaceAll(FILLERS, ' ')
      .replaceAll(CONTROLS, ' ')
      .replaceAll(MARKS, ''),
  )
}

/** True if a reader sees anything of this text. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text.replaceAll(FILLERS, ''))
}

/** Without everything invisible, for what is never written with it: addresses. */
export function removeInvisible(typed: string): string {
  return foldSpaces(
    typed
      .replaceAll(/\p{Cs}/gu, '')
      .replaceAll(FILLERS, ' ')
      .replaceAll(CONTROLS, ' ')
      .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, ''),
  )
}

function foldSpaces(text: string): string {
  return text.replaceAll(/[\p{Z}\s]+/gu, ' ').replaceAll(IGNORABLE_ENDS, '')
}
