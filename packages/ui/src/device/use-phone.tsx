import { useSyncExternalStore } from 'react'

/** The kit's phone form begins below this width. */
const PHONE_QUERY = '(max-width: 767px)'

/** Whether the window is in its phone form. For what CSS cannot do; layout belongs into CSS. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(PHONE_QUERY).matches)
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(PHONE_QUERY)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
