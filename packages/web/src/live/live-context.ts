import { createContext } from 'react'
import type { Live } from './create-live.ts'

/** The live stream of this tab; startApp provides it. */
export const LiveContext = createContext<Live | null>(null)
