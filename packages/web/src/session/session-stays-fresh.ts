/** Who is signed in is asked again after this long. */
export const SESSION_STAYS_FRESH = { staleTime: 5_000 } as const
