/** CR and LF among them would open a new header. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu
/** Overrides and isolates of the writing direction, with which a name can pretend to be another. */
const DIRECTION = /[\p{Bidi_Control}\ufeff]/gu

/** Most names and addresses. */
const PLAIN = /^[ -~]*$/

/** One line of text that is safe in a header: control characters become a space, direction marks vanish. */
export function stripControlCharacters(text: string): string {
  if (PLAIN.test(text)) return text.trim()
  return text.replace(CONTROL, ' ').replace(DIRECTION, '').trim()
}
