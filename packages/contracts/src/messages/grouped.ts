import type { Language } from './messages.ts'

/** A whole number with the language's sign between thousands, without Intl, so that it works without locale data. */
export function grouped(value: number, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',')
}
