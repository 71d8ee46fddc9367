/** How long after a person's cancellation the engine still takes it back. */
export const UNDO_WITHIN_MS = 15_000

/** How long screens offer it. Shorter, so that a click in the last second still arrives in time on a slow network. */
export const UNDO_OFFERED_MS = UNDO_WITHIN_MS - 7_000
