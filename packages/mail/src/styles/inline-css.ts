import { UnreadableBody } from '../render/unreadable-body.ts'
import type { CssRule } from './clean-css.ts'
import { inlineFragment } from './inline-fragment.ts'

/** Of elements by selectors by depth; a template of 50 kB needs a tenth. */
const STEPS_MOST = 20_000_000
const DECLARATIONS_MOST = 1_500_000
const BYTES_MOST = 40_000_000

/** Writes rules into the style attributes of balanced HTML. Throws UnreadableBody where that could take long. */
export function inlineCss(html: string, rules: readonly CssRule[]): string {
  if (rules.length === 0) return html
  const css = rules.map(({ selectors, declarations }) => `${selectors.join(',')}{${declarations.join(';')}}`)
  demandBounded(html, rules, css.join('').length)
  return inlineFragment(html, css.join('\n'))
}

function demandBounded(html: string, rules: readonly CssRule[], bytes: number): void {
  const { elements, depth } = measureTags(html)
  const selectors = rules.reduce((sum, rule) => sum + rule.selectors.length, 0)
  const declarations = rules.reduce((sum, rule) => sum + rule.selectors.length * rule.declarations.length, 0)
  const isTooMuch =
    elements * selectors * depth > STEPS_MOST ||
    elements * declarations > DECLARATIONS_MOST ||
    elements * bytes > BYTES_MOST
  if (isTooMuch) throw new UnreadableBody('it has too many style rules for so much text')
}

function measureTags(html: string): { readonly elements: number; readonly depth: number } {
  let elements = 0
  let open = 0
  let depth = 1
  for (const [tag] of html.matchAll(/<\/?[a-z][^>]*>/g)) {
    if (tag.startsWith('</')) open -= 1
    else {
      elements += 1
      if (!tag.endsWith('/>')) open += 1
      depth = Math.max(depth, open)
    }
  }
  return { elements, depth }
}
