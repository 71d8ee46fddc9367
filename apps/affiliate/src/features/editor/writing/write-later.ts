/** A burst of keys is handed over once, so that typing costs the same in a long mail. */
const WRITE_AFTER_MS = 40

export type LateWriting = {
  /** Something was typed. */
  readonly touch: () => void
  /** Hands over what was typed and not handed over yet. */
  readonly writeNow: () => void
}

/** Hands a text over a moment after the last key. */
export function writeLater(read: () => string, onChange: (text: string) => void): LateWriting {
  let timer: ReturnType<typeof setTimeout> | undefined
  const writeNow = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    onChange(read())
  }
  const touch = () => {
    clearTimeout(timer)
    timer = setTimeout(writeNow, WRITE_AFTER_MS)
  }
  return { touch, writeNow }
}
