import type { SeededRandom } from '../seeded-random.ts'

/** A made-up lead. Addresses end in example.com, numbers belong to nobody. */
export type DemoPerson = { readonly name: string; readonly email: string; readonly whatsapp: string }

const FIRST_NAMES = [
  'Andi', 'Anisa', 'Ayu', 'Bagus', 'Bambang', 'Cahya', 'Citra', 'Dian', 'Dimas', 'Eka', 'Endang', 'Fajar',
  'Farah', 'Galih', 'Gita', 'Hana', 'Hesti', 'Ilham', 'Intan', 'Irfan', 'Kartika', 'Kevin', 'Lestari', 'Lukman',
  'Made', 'Mega', 'Nadia', 'Nanda', 'Novi', 'Oki', 'Ratih', 'Rendi', 'Reza', 'Rina', 'Sari', 'Satria',
  'Tika', 'Tono', 'Vina', 'Wahyu', 'Wayan', 'Yanti', 'Yoga', 'Yuni', 'Zahra',
] as const // biome-ignore format: a list of names
const LAST_NAMES = [
  'Anggraini', 'Ardiansyah', 'Firmansyah', 'Ginting', 'Gunawan', 'Halim', 'Handoko', 'Hartono', 'Hidayat',
  'Irawan', 'Iskandar', 'Kurniawan', 'Kusuma', 'Maulana', 'Nasution', 'Nugraha', 'Pangestu', 'Permana',
  'Pradana', 'Puspita', 'Rahayu', 'Ramadhan', 'Saputri', 'Setyawan', 'Sihombing', 'Siregar', 'Susanto',
  'Utami', 'Wibowo', 'Yulianti',
] as const // biome-ignore format: a list of names

/** Hands out people, each name once. */
export function createDemoPeople(random: SeededRandom): {
  next: () => DemoPerson
  named: (name: string) => DemoPerson
} {
  const taken = new Set<string>()
  let count = 0
  const named = (name: string): DemoPerson => {
    taken.add(name)
    count += 1
    return {
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
      whatsapp: `+628120000${String(1_000 + count)}`,
    }
  }
  const next = (): DemoPerson => {
    for (;;) {
      const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`
      if (!taken.has(name)) return named(name)
    }
  }
  return { next, named }
}
