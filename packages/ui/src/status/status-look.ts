import type { LucideIcon } from 'lucide-react'
import type { Tone } from './tone.ts'

/** How a status looks: colour by tone, a shape of its own, a word a person would say (a message id). */
export interface StatusLook {
  readonly tone: Tone
  readonly icon: LucideIcon
  readonly word: string
}
