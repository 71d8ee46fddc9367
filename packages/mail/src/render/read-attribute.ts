import type { BodyNotes } from './body-notes.ts'
import { cleanStyle } from './clean-style.ts'

type Attribute = { readonly tag: string; readonly name: string; readonly value: string }

/** Of links. Pictures come over the web only. */
const LINK_SCHEMES = /^(?:https?|mailto|tel|sms|whatsapp)$/i
const ENCODED_BRACES = /%7B%7B(.*?)%7D%7D/gi

/** An attribute as the mail may have it, before its shortcodes are filled; undefined: not at all. */
export function readAttribute({ tag, name, value }: Attribute, notes: BodyNotes): string | undefined {
  if (name === 'style') return cleanStyle(value, (dropped) => notes.dropped.add(dropped)) || undefined
  if (name === 'href' && tag === 'a') return readLink(cleanUrl(value), notes)
  if (name === 'src' && tag === 'img') return readPicture(cleanUrl(value))
  if (name === 'background') return cleanUrl(value)
  if (name.startsWith('on')) notes.dropped.add(name)
  return value
}

/** As browsers read an address: without line breaks, and with a shortcode that an editor has percent-encoded. */
function cleanUrl(value: string): string {
  return value
    .replace(/[\t\r\n]/g, '')
    .trim()
    .replace(ENCODED_BRACES, (whole, inside: string) => {
      try {
        return `{{${decodeURIComponent(inside)}}}`
      } catch {
        return whole
      }
    })
}

function readLink(target: string, notes: BodyNotes): string | undefined {
  if (target.startsWith('#')) return target
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(target) ?? []
  // `toko.id:8080/a` is a host with its port.
  if (scheme === undefined || scheme.includes('.')) {
    notes.linksWithoutScheme.add(target)
    return target
  }
  if (!LINK_SCHEMES.test(scheme)) {
    notes.dropped.add(`href="${scheme.toLowerCase()}:"`)
    return undefined
  }
  if (/^https?$/i.test(scheme) && URL.canParse(target)) notes.linkHosts.add(new URL(target).hostname)
  return target
}

/** Pictures of the text itself (`data:`, `cid:`), of the author's own disk and of no host are shown to nobody. */
function readPicture(source: string): string | undefined {
  return /^https?:\/\/[^/?#]/i.test(source) ? source : undefined
}
