import { useNow } from '../device/use-now.tsx'
import { useZone } from '../device/use-zone.tsx'
import { calendarDayDistance } from '../format/absolute-time.ts'
import { Time } from './time.tsx'

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
