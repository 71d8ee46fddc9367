import { Time } from '@booster/ui/data/time'
import { useNow } from '@booster/ui/device/use-now'
import { useZone } from '@booster/ui/device/use-zone'
import { calendarDayDistance } from '@booster/ui/format/absolute-time'

/** An instant inside a sentence: "11.20 WIB" today, "19 Nov 11.20 WIB" on any other day. */
export function Moment({ at }: { readonly at: string }) {
  const today = calendarDayDistance(Date.parse(at), useNow(60_000), useZone()) === 0
  return (
    <>
      {!today && (
        <>
          <Time at={at} form="date" />{' '}
        </>
      )}
      <Time at={at} form="clock" />
    </>
  )
}
