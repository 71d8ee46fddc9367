/** Two letters for an avatar: `Budi Santoso` → `BS`, `budi` → `BU`, an empty name → `?`. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const [first = '', second] = words
  const letters = second ? `${first.charAt(0)}${second.charAt(0)}` : first.slice(0, 2)
  return letters.toUpperCase() || '?'
}
