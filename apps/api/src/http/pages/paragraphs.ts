import { escapeHtml, type Html } from '@booster/html'

/** Text of several lines as paragraphs. */
export function paragraphs(text: string): Html {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  return {
    html: blocks.map((block) => `<p>${escapeHtml(block.trim()).replaceAll('\n', '<br>')}</p>`).join(''),
  }
}
