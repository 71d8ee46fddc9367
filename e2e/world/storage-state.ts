import type { ApiClient } from './api-client.ts'

/** What a returning visitor chose. */
export interface Preferences {
  readonly language?: 'id' | 'en' | undefined
  readonly theme?: 'light' | 'dark' | undefined
}

/** A browser's memory: the session of this person (null: nobody) and the preferences, where the apps keep them. */
export function storageState(origin: string, client: ApiClient | null, wish: Preferences) {
  // Always chosen: else the browser would follow the account, whose language another story may just have switched.
  const chosen = { 'booster.locale': wish.language ?? 'id', 'booster.theme': wish.theme }
  const localStorage = Object.entries(chosen).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  )
  return {
    cookies: (client?.cookies ?? []).map(({ name, value }) => ({
      name,
      value,
      domain: new URL(origin).hostname,
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    })),
    origins: localStorage.length === 0 ? [] : [{ origin, localStorage }],
  }
}
