const HOUR_MS = 3_600_000

/** Writes times as ISO 8601 with the offset of a zone: `2026-11-28T22:10:00+07:00`. */
export function createTimeInZone(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const offsets = new Map<number, string>()
  const offsetAt = (at: Date): string => {
    const hour = Math.floor(at.getTime() / HOUR_MS)
    let offset = offsets.get(hour)
    if (offset === undefined) {
      const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
      offset = name.replace(/^GMT/, '') || '+00:00'
      offsets.set(hour, offset)
    }
    return offset
  }
  return (at) => {
    const offset = offsetAt(at)
    const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
    const aheadMs = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
    return `${new Date(at.getTime() + aheadMs).toISOString().slice(0, 19)}${offset}`
  }
}
