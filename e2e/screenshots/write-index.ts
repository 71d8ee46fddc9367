import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Picture {
  readonly title: string
  readonly name: string
  /** "desktop-light-id" */
  readonly look: string
  readonly file: string
}

/** The index of the pictures: one row per page, one link per look. */
export function writeIndex(folder: string, pictures: readonly Picture[]): void {
  const pages = Map.groupBy(pictures, ({ title }) => title)
  const rows = [...pages].map(
    ([title, looks]) =>
      `| ${title} | ${looks.map(({ look, file }) => `[${look.replaceAll('-', ', ')}](${file})`).join(' · ')} |`,
  )
  const text = [
    '# Screenshots',
    '',
    'Made by `npm run screenshots` on the demo data; times follow the day on which it ran. Desktop is 1440 × 900, phone 390 × 844.',
    '',
    '| page | pictures: form, theme, language |',
    '| --- | --- |',
    ...rows,
    '',
  ]
  writeFileSync(join(folder, 'README.md'), text.join('\n'))
}
