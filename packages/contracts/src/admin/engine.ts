import { z } from 'zod'

/** A drain by hand: until so many e-mails were claimed, nothing is due, or 25 s have passed. */
export const engineRunInput = z.strictObject({ limit: z.int().min(1).max(100_000).optional() }).default({})
export type EngineRunInput = z.infer<typeof engineRunInput>

/** Stops all sending in all processes until somebody resumes. */
export const engineStopInput = z.strictObject({ reason: z.string().trim().min(3).max(300) })
export type EngineStopInput = z.infer<typeof engineStopInput>
