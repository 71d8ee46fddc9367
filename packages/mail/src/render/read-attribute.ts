import type { BodyNotes } from './body-notes.ts'
import { cleanStyle } from './clean-style.ts'

type Attribute = { readonly tag: string; readonly name: string; readonly value: string }

/** Of links. Pictures come over the web only. */
const LINK_SCHEMES = /^(?:https?|mailto|tel|sms|whatsapp)$/i
const ENCODED_BRACES = /%7B%7B(.*?)%7D%7D/gi

/** An attribute as the mail may have it, before its shortcodes are filled; undefined: not at all. */
export function readAttribute({ tag, name, value }: Attribute, notes: BodyNotes): string | undefined {
  if (name === 'style') {
    const style = cleanStyle(value, (dropped) => notes.dropped.add(dropped))
    noteInsecurePictures(style, notes)
    return style || undefined
  }
  if (name === 'href' && tag === 'a') return readLink(cleanUrl(value), notes)
  if (name === 'src' && tag === 'img') return readPicture(cleanUrl(value), notes)
  if (name === 'background') {
    const source = cleanUrl(value)
    noteInsecurePictures(source, notes)
    return source
  }
  if (name === 'class') return plainClasses(value)
  if (name.startsWith('on')) notes.dropped.add(name)
  return value
}

/**
 * Names that rules of a mail can select. The others match nothing, and the style inliner (css-inline 0.21) does not
 * write them as it read them.
 */
function plainClasses(value: string): string | undefined {
  const names = value.split(/\s+/).filter((name) => /^[\w\u0080-\uffff:./%@!#+*,()[\]{}-]+$/.test(name))
  return names.join(' ') || undefined
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
function readPicture(source: string, notes: BodyNotes): string | undefined {
  if (!/^https?:\/\/[^/?#]/i.test(source)) return undefined
  noteInsecurePictures(source, notes)
  return source
}

const INSECURE_PICTURES = /(?:^|url\(\s*["']?)http:\/\/([^/?#"'()\s]+)/gi

/** Many mail programs, and pages with https, do not load what comes by http. @param value an address, or a style */
function noteInsecurePictures(value: string, notes: BodyNotes): void {
  for (const [, host] of value.matchAll(INSECURE_PICTURES))
    if (host !== undefined) notes.insecureImageHosts.add(host.toLowerCase())
}
