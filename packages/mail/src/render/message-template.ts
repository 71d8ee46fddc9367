import type { FilledText } from '@booster/engine/domain/mail'
import type { Shortcode, ShortcodeUse } from '@booster/engine/domain/shortcode'
import { escapeHtml } from '@booster/html'
import { firstNameOf } from './first-name.ts'
import { stripControlCharacters } from './strip-control-characters.ts'

/** Those with a value of their own; a first name is found only where a mail has it. */
type LeadShortcode = Exclude<Shortcode, 'nama_depan'>

/** What a template is filled with, stripped of control characters. */
export type TemplateValues = Readonly<
  Record<LeadShortcode | 'contact' | 'postal' | 'unsubscribe' | 'ref' | 'ending', string>
> & {
  /** Wraps a link of the body for click tracking; the identity where clicks are not tracked. */
  readonly wrapLink: (target: string) => string
}

/** Puts one value into a mail: a shortcode, a link, a part of the footer. */
export type Slot = (values: TemplateValues) => string

/** A text cut into fixed pieces and slots between them: filling it is only string joining. */
export type Template = { readonly pieces: readonly string[]; readonly slots: readonly Slot[] }

/** One slot in its two forms. */
export type TwoFaces = { readonly html: Slot; readonly text: Slot }

const OPEN = '\ue000'
const CLOSE = '\ue001'
const MARK = /\ue000(\d+)\ue001/

/**
 * Collects slots while a text still has to go through the sanitiser or the text converter: `mark` puts a
 * private character sequence in its place, `cut` finds it again. `clean` keeps authors from writing it.
 */
export function createSlotBook() {
  const slots: TwoFaces[] = []
  return {
    clean: (text: string): string => text.replace(/[\ue000-\ue003]/g, ''),
    mark(slot: TwoFaces): string {
      slots.push(slot)
      return `${OPEN}${slots.length - 1}${CLOSE}`
    },
    cut(marked: string, face: keyof TwoFaces): Template {
      const pieces: string[] = []
      const found: Slot[] = []
      marked.split(MARK).forEach((part, index) => {
        const slot = index % 2 === 1 ? slots[Number(part)] : undefined
        if (slot) found.push(slot[face])
        else pieces.push(part)
      })
      return { pieces, slots: found }
    },
  }
}

export type SlotBook = ReturnType<typeof createSlotBook>

export function fillTemplate(template: Template, values: TemplateValues): string {
  return joinParts(fillParts(template, values))
}

/** The values that go between the template's own pieces. */
export function fillParts({ pieces, slots }: Template, values: TemplateValues): FilledText {
  return { pieces, values: slots.map((slot) => slot(values)) }
}

export function joinParts({ pieces, values }: FilledText): string {
  let out = pieces[0] ?? ''
  for (let index = 0; index < values.length; index += 1) {
    out += (values[index] ?? '') + (pieces[index + 1] ?? '')
  }
  return out
}

/** A shortcode in running text: escaped in HTML, as it is in plain text. */
export function textSlot(use: ShortcodeUse): TwoFaces {
  const fallback = stripControlCharacters(use.fallback)
  const escapedFallback = escapeHtml(fallback)
  return {
    html: (values) => {
      const value = shortcodeValue(use, values)
      return value === '' ? escapedFallback : escapeHtml(value)
    },
    text: (values) => shortcodeValue(use, values) || fallback,
  }
}

/** A shortcode inside a URL: percent-encoded, so that it can neither end the URL nor change its scheme or host. */
export function urlSlot(use: ShortcodeUse): TwoFaces {
  const put: Slot = (values) => encodeUrlPart(shortcodeValue(use, values) || use.fallback)
  return { html: put, text: put }
}

/** A whole link target with click tracking; shortcodes in it are filled before it is wrapped. */
export function trackedLinkSlot(target: Template): TwoFaces {
  return {
    html: (values) => escapeHtml(values.wrapLink(fillTemplate(target, values))),
    text: (values) => fillTemplate(target, values),
  }
}

function shortcodeValue({ name }: ShortcodeUse, values: TemplateValues): string {
  return name === 'nama_depan' ? firstNameOf(values.nama) : values[name]
}

function encodeUrlPart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/['()*!]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  })
}
