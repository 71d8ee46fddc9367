/** Values shared by many jobs are sent once; each job refers to them by 1-based index. */
export function createNumbers() {
  const places = new Map<string, number>()
  return {
    of: (value: string): number => {
      const known = places.get(value)
      if (known !== undefined) return known
      places.set(value, places.size + 1)
      return places.size
    },
    get values(): readonly string[] {
      return [...places.keys()]
    },
  }
}
