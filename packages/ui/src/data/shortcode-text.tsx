const SHORTCODE = /\{\{\s*([^{}|]+?)\s*(?:\|[^{}]*)?\}\}/g

/** A subject as it was written, its shortcodes as small labels: `{{nama|Kak}}` reads "nama". */
export function ShortcodeText({ text }: { readonly text: string }) {
  const parts = text.split(SHORTCODE)
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="shortcode">
        {part}
      </span>
    ),
  )
}
