import { useState } from 'react'

const SHORTEST = 3

export type Reason = {
  readonly text: string
  /** It was asked for and is too short. */
  readonly isMissing: boolean
  readonly write: (text: string) => void
  /** Acts with the reason, or shows that it is missing. */
  readonly confirm: (act: (reason: string) => void) => void
  /** As at the beginning. */
  readonly clear: () => void
}

/** Why something is done, as a dialog asks before it does it. */
export function useReason(): Reason {
  const [text, write] = useState('')
  const [asked, setAsked] = useState(false)
  const reason = text.trim()
  const isShort = reason.length < SHORTEST
  return {
    text,
    isMissing: asked && isShort,
    write,
    confirm: (act) => {
      setAsked(true)
      if (!isShort) act(reason)
    },
    clear: () => {
      write('')
      setAsked(false)
    },
  }
}
