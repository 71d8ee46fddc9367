import type { AutomationFile } from '@booster/contracts/automations/automations'

/** Lets the browser save a sequence as a file, named after it. */
export function saveAsFile(file: AutomationFile): void {
  const blob = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `${fileNameOf(file.name)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Letters, digits and dashes: every system takes them. */
function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return plain === '' ? 'alur' : plain.slice(0, 60)
}
