import { z } from 'zod'

/** The three zones of Indonesia, by IANA name. */
export const timeZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
export type TimeZone = z.infer<typeof timeZone>

/** Of the apps and of mails to a person. */
export const language = z.enum(['id', 'en'])
