import sanitizeHtml from 'sanitize-html'

/** Inline styles stay (e-mail needs them), except what old renderers would run. */
const RUNNING_STYLE = /expression\s*\(|javascript:|vbscript:|behaviou?r\s*:|-moz-binding|@import/i

const LAYOUT = [
  'align',
  'valign',
  'width',
  'height',
  'bgcolor',
  'border',
  'cellpadding',
  'cellspacing',
  'background',
]

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'a',
      'abbr',
      'address',
      'article',
      'b',
      'blockquote',
      'br',
      'caption',
      'center',
      'code',
      'col',
      'colgroup',
    ],
    ...[
      'dd',
      'del',
      'div',
      'dl',
      'dt',
      'em',
      'figcaption',
      'figure',
      'font',
      'footer',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
    ],
    ...[
      'h6',
      'header',
      'hr',
      'i',
      'img',
      'ins',
      'li',
      'main',
      'mark',
      'ol',
      'p',
      'pre',
      's',
      'section',
      'small',
    ],
    ...[
      'span',
      'strike',
      'strong',
      'sub',
      'sup',
      'table',
      'tbody',
      'td',
      'tfoot',
      'th',
      'thead',
      'tr',
      'u',
      'ul',
    ],
  ],
  allowedAttributes: {
    '*': ['style', 'class', 'dir', 'lang', 'title', 'role', 'aria-hidden', 'aria-label', ...LAYOUT],
    a: ['href', 'name', 'target', 'rel'],
    img: ['src', 'alt'],
    font: ['color', 'face', 'size'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    col: ['span'],
    colgroup: ['span'],
    ol: ['start', 'type'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'background'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
}

/** Rewrites one attribute; undefined removes it. */
export type RewriteAttribute = (attribute: {
  readonly tag: string
  readonly name: string
  readonly value: string
}) => string | undefined

/** Body HTML without scripts, forms, frames, handlers and foreign schemes; each attribute goes through `rewrite`. */
export function sanitiseBody(bodyHtml: string, rewrite: RewriteAttribute): string {
  return sanitizeHtml(bodyHtml, {
    ...OPTIONS,
    transformTags: {
      '*': (tag, attributes) => {
        const kept: Record<string, string> = {}
        for (const [name, value] of Object.entries(attributes)) {
          if (name === 'style' && RUNNING_STYLE.test(value)) continue
          const rewritten = rewrite({ tag, name, value })
          if (rewritten !== undefined) kept[name] = rewritten
        }
        return { tagName: tag, attribs: kept }
      },
    },
  })
}
