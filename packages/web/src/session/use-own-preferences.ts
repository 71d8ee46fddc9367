import type { SessionMe } from '@booster/contracts/session'
import { localePreference } from '@booster/ui/format/locale'
import { zoneOf, zonePreference } from '@booster/ui/format/zone'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTRPC } from '../api/client.ts'

/**
 * What a person chose elsewhere holds here too: the affiliate's zone always, the language where none was chosen in this
 * browser. A switch here is remembered by the server.
 */
export function useOwnPreferences(me: SessionMe | undefined): void {
  const chosenZone = me?.affiliate?.timeZone
  useEffect(() => {
    const zone = chosenZone === undefined ? null : zoneOf(chosenZone)
    if (zone !== null) zonePreference.choose(zone)
  }, [chosenZone])

  const { mutate } = useMutation(useTRPC().session.setLanguage.mutationOptions())
  const known = useRef<string | null>(null)
  const isSignedIn = me !== undefined
  const remembered = me?.user.language
  useEffect(() => {
    if (remembered === undefined || known.current !== null) return
    known.current = remembered ?? localePreference.read()
    if (remembered !== null && !localePreference.isChosen()) localePreference.choose(remembered)
  }, [remembered])
  useEffect(() => {
    if (!isSignedIn) return
    return localePreference.subscribe(() => {
      const language = localePreference.read()
      if (language === known.current) return
      known.current = language
      mutate({ language })
    })
  }, [isSignedIn, mutate])
}
