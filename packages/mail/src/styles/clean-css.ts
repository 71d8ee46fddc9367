import { createRequire } from 'node:module'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type { AtRule, ChildNode, Declaration, Rule } from 'postcss'
import type parseSafely from 'postcss-safe-parser'
import { isBalanced, isSafeDeclaration } from '../render/clean-style.ts'
import { UnreadableBody } from '../render/unreadable-body.ts'
import { scopeSelectors } from './scope-selector.ts'

const require = createRequire(import.meta.url)
const parser = onFirstUse<typeof parseSafely>(() => require('postcss-safe-parser'))

/** Style blocks as a mail may have them. */
export type CleanCss = {
  /** Rules for style attributes, which every mail program honours. */
  readonly inline: readonly CssRule[]
  /** What no attribute can say, for the head: media queries and states such as `:hover`. */
  readonly head: string
  /** Fonts stand in a style block of their own: Gmail ignores a block with anything that it does not know. */
  readonly fonts: string
}

export type CssRule = { readonly selectors: readonly string[]; readonly declarations: readonly string[] }

export const CSS_MOST = 100_000
const NESTING_MOST = 20
const RULES_MOST = 2_000
const MEDIA = /^[\w\s:(),.>=/-]{1,300}$/
/** They are no part of a mail, and nobody misses them. */
const SILENT = new Set(['charset', 'namespace', 'viewport', '-ms-viewport', 'page'])

type Dropping = (name: string) => void

/**
 * Splits style blocks into what goes into attributes and what stays in the head; leaves out what loads other files by
 * anything but https, runs, reaches the footer or covers it. Throws UnreadableBody where they are too much.
 */
export function cleanCss(css: string, dropped: Dropping): CleanCss {
  demandBounded(css)
  const root = parser()(css)
  if (root.nodes.length > RULES_MOST) throw new UnreadableBody(`it has more than ${RULES_MOST} style rules`)
  const inline: CssRule[] = []
  const head: string[] = []
  const fonts: string[] = []
  for (const node of root.nodes) {
    if (node.type === 'rule') splitRule(node, { inline, head, dropped })
    else if (node.type === 'atrule' && node.name.toLowerCase() === 'media')
      head.push(mediaText(node, dropped))
    else if (node.type === 'atrule' && node.name.toLowerCase() === 'font-face')
      fonts.push(fontText(node, dropped))
    else if (node.type === 'atrule' && !SILENT.has(node.name.toLowerCase())) dropped(`@${node.name}`)
  }
  return { inline, head: head.join(''), fonts: fonts.join('') }
}

/** Parsers recurse into brackets. */
function demandBounded(css: string): void {
  if (css.length > CSS_MOST) throw new UnreadableBody('its style blocks are too long')
  let depth = 0
  for (const [bracket] of css.matchAll(/[{}()[\]]/g)) {
    depth += '{(['.includes(bracket) ? 1 : -1
    if (depth > NESTING_MOST) throw new UnreadableBody('its style blocks are nested too deeply')
    depth = Math.max(0, depth)
  }
}

function splitRule(
  rule: Rule,
  { inline, head, dropped }: { inline: CssRule[]; head: string[]; dropped: Dropping },
): void {
  const selectors = selectorsOf(rule, dropped)
  const declarations = declarationsOf(rule.nodes, dropped)
  if (declarations.length === 0) return
  const stills = selectors.filter(({ isLive }) => !isLive).map(({ text }) => text)
  const lives = selectors.filter(({ isLive }) => isLive).map(({ text }) => text)
  if (stills.length > 0) inline.push({ selectors: stills, declarations })
  if (lives.length > 0) head.push(ruleText(lives, declarations))
}

function mediaText(media: AtRule, dropped: Dropping): string {
  if (!MEDIA.test(media.params)) {
    dropped('@media')
    return ''
  }
  const rules = (media.nodes ?? []).flatMap((node) => {
    if (node.type !== 'rule') return []
    const selectors = selectorsOf(node, dropped).map(({ text }) => text)
    const declarations = declarationsOf(node.nodes, dropped)
    return selectors.length > 0 && declarations.length > 0 ? [ruleText(selectors, declarations)] : []
  })
  return rules.length === 0 ? '' : `@media ${media.params}{${rules.join('')}}`
}

/** Fonts of the author's own are shown by Apple Mail and Thunderbird; others take the next of the family. */
function fontText(font: AtRule, dropped: Dropping): string {
  const declarations = declarationsOf(font.nodes ?? [], dropped)
  return declarations.length === 0 ? '' : `@font-face{${declarations.join(';')}}`
}

function selectorsOf(rule: Rule, dropped: Dropping) {
  const selectors = scopeSelectors(rule.selector)
  if (selectors === null || selectors.length === 0) dropped(rule.selector.replace(/\s+/g, ' ').slice(0, 40))
  return selectors ?? []
}

function declarationsOf(nodes: readonly ChildNode[], dropped: Dropping): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'decl') return []
    if (isMailDeclaration(node)) return [`${node.prop}:${node.value}${node.important ? '!important' : ''}`]
    dropped(`${node.prop}:${node.value}`.slice(0, 40))
    return []
  })
}

/** Values with escapes could hide an address; those of `content` and fonts hold nothing that runs. */
function isMailDeclaration({ prop, value }: Declaration): boolean {
  if (!/^-?[a-z][a-z0-9-]*$/i.test(prop) || /[<{}]/.test(value)) return false
  if (value.includes('\\') && !/^(?:content|font-family)$/i.test(prop)) return false
  if (!loadsOverHttps(value) || !isBalanced(value)) return false
  return isSafeDeclaration(prop, value)
}

function loadsOverHttps(value: string): boolean {
  if (/image-set\s*\(|\bimage\s*\(|\bsrc\s*\(/i.test(value)) return false
  return [...value.matchAll(/url\(\s*["']?([^"')]*)/gi)].every(([, target = '']) =>
    /^https:\/\//i.test(target),
  )
}

/** A rule of the head. Without `!important` the style attributes made of the other rules would win. */
function ruleText(selectors: readonly string[], declarations: readonly string[]): string {
  const strong = declarations.map((each) => (each.endsWith('!important') ? each : `${each}!important`))
  return `${selectors.join(',')}{${strong.join(';')}}`
}
