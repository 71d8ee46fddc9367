/** Addresses that a mail may lead to. */
const SCHEMES = /^(https?|mailto|tel):/i

/** `toko.id/a` is `https://toko.id/a`, `a@toko.id` is `mailto:a@toko.id`; null where a mail can lead to nowhere such. */
export function readLinkTarget(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /[\s<>"]/.test(text)) return null
  // The whole address may be filled in when it is sent.
  if (/^\{\{[^{}]*\}\}$/.test(text)) return text
  if (SCHEMES.test(text)) return /^https?:\/\/[^/]/i.test(text) || /^(mailto|tel):./i.test(text) ? text : null
  if (/^[^/@:?#]+@[^/@:?#]+\.[^/@:?#]+$/.test(text)) return `mailto:${text}`
  const host = /^([^/?#:]+)(:\d+)?([/?#].*)?$/.exec(text)?.[1] ?? ''
  return /^[^.]+(\.[^.]+)+$/.test(host) ? `https://${text}` : null
}

/** Pictures come from an address with https: mail programs show no others. */
export function readImageAddress(typed: string): string | null {
  const text = typed.trim()
  if (/^https:\/\/[^/\s<>"]+\S*$/i.test(text)) return text
  return !/^[a-z]+:/i.test(text) && readLinkTarget(text)?.startsWith('https://') ? `https://${text}` : null
}
