import type { SeededRandom } from '@booster/demo/seeded-random'

/** Who made a body: the markup has the ways of that program. */
export const HANDS = ['word', 'googleDocs', 'tinymce', 'tiptap', 'byHand', 'broken'] as const
export type Hand = (typeof HANDS)[number]

export type GeneratedBody = {
  readonly hand: Hand
  readonly html: string
  /** Words that a reader has to see, in order, each once. Null: nobody can say, because the markup is broken. */
  readonly visible: readonly string[] | null
  /** Words inside elements that no mail has. */
  readonly gone: readonly string[]
  /** Shortcodes that mails are filled at, and whether some have braces that do not close. */
  readonly hasBrokenShortcode: boolean
}

type Writer = {
  readonly random: SeededRandom
  readonly visible: string[]
  readonly gone: string[]
  words: number
  hasBrokenShortcode: boolean
}

/** Writes one body as that program would. */
export function writeBody(random: SeededRandom, hand: Hand): GeneratedBody {
  const writer: Writer = { random, visible: [], gone: [], words: 0, hasBrokenShortcode: false }
  const whole = WRITERS[hand === 'broken' ? random.pick(HANDS.slice(0, 5)) : hand](writer)
  const html = hand === 'broken' ? breakMarkup(whole, random) : whole
  const { visible, gone, hasBrokenShortcode } = writer
  return { hand, html, visible: hand === 'broken' ? null : visible, gone, hasBrokenShortcode }
}

const WRITERS: Readonly<Record<Hand, (writer: Writer) => string>> = {
  word: writeWord,
  googleDocs: writeGoogleDocs,
  tinymce: writeTinymce,
  tiptap: writeTiptap,
  byHand: writeByHand,
  broken: writeByHand,
}

/** A word that stands nowhere else, so that each can be counted. */
function word(writer: Writer): string {
  writer.words += 1
  const made = `kata${writer.words}x`
  writer.visible.push(made)
  return made
}

function goneWord(writer: Writer): string {
  writer.words += 1
  const made = `hilang${writer.words}x`
  writer.gone.push(made)
  return made
}

const SHORTCODES = [
  '{{nama}}',
  '{{ nama }}',
  '{{Nama}}',
  '{{nama|Kak}}',
  '{{nama_depan}}',
  '{{email}}',
  '{{affiliate}}',
  '{{&nbsp;nama&nbsp;}}',
  '{{<b>nama</b>}}',
  '<b>{{</b>nama}}',
  '{<span>{nama</span>}}',
  '{{na\u200bma}}',
  '&#123;{nama}}',
]
const BROKEN_SHORTCODES = [
  '{{nama',
  '{nama}',
  '{{nama}',
  '{{ }}',
  '{{namaa}}',
  '{{{nama}}',
  '{% nama %}',
  '{{na ma}}',
]

/** Mostly words; a shortcode now and then, and rarely one with a brace too few. */
function phrase(writer: Writer, words = 4): string {
  const { random } = writer
  const parts = Array.from({ length: random.between(1, words) }, () => {
    const one = word(writer)
    if (random.chance(0.08)) return `${one} ${random.pick(SHORTCODES)}`
    if (random.chance(0.004)) {
      writer.hasBrokenShortcode = true
      return `${one} ${random.pick(BROKEN_SHORTCODES)}`
    }
    return one
  })
  return parts.join(random.pick([' ', ' ', '&nbsp;', '\n', ' &amp; ']))
}

function several(writer: Writer, most: number, one: () => string): string {
  return Array.from({ length: writer.random.between(1, most) }, one).join(writer.random.pick(['', '\n', ' ']))
}

const ADDRESSES = [
  'https://toko.example/a?b=1&amp;c=2',
  'https://toko.example/p/%7Bid%7D',
  'mailto:halo@toko.example',
  'tel:+62812345',
  'https://wa.example/62812345?text=Halo%20{{nama}}',
  '#atas',
  'www.toko.example',
]

function link(writer: Writer): string {
  return `<a href="${writer.random.pick(ADDRESSES)}">${phrase(writer, 2)}</a>`
}

function inline(writer: Writer, wrap: (text: string) => string): string {
  const { random } = writer
  return several(writer, 3, () => {
    const kind = random.between(0, 5)
    if (kind === 0) return ` ${link(writer)} `
    if (kind <= 2) return ` ${wrap(phrase(writer))} `
    return ` ${phrase(writer)} `
  })
}

/** Elements that a mail never has, with what they hold. */
function foreign(writer: Writer): string {
  const text = goneWord(writer)
  return writer.random.pick([
    `<script>var a = "${text}"; if (a < 1) { mark() }</script>`,
    `<script type="text/template"><p>${text}</p></script>`,
    `<style>/* ${text} */ .a{color:#333333}</style>`,
    `<noscript><p>${text}</p></noscript>`,
    `<textarea>${text}</textarea>`,
    `<select><option>${text}</option></select>`,
    `<svg><text>${text}</text></svg>`,
    `<iframe srcdoc="x">${text}</iframe>`,
    `<template><p>${text}</p></template>`,
    `<object data="x"><p>${text}</p></object>`,
    `<video src="x"><p>${text}</p></video>`,
    `<!-- ${text} -->`,
    `<img src="x" onerror="mark('${text}')">`,
  ])
}

function maybeForeign(writer: Writer, chance: number): string {
  return writer.random.chance(chance) ? foreign(writer) : ''
}

function writeWord(writer: Writer): string {
  const { random } = writer
  const span = (text: string) =>
    `<span lang=IN style='font-size:12.0pt;font-family:"Calibri",sans-serif;mso-fareast-language:IN'>${text}<o:p></o:p></span>`
  const paragraph = () => {
    const list = random.chance(0.2)
      ? `<![if !supportLists]><span style='mso-list:Ignore'>·&nbsp;</span><![endif]>`
      : ''
    return `<p class=MsoNormal style='margin-bottom:8.0pt;mso-outline-level:1'>${list}${inline(writer, span)}<o:p>&nbsp;</o:p></p>`
  }
  const table = () =>
    `<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>${several(writer, 3, () => `<tr style='mso-yfti-irow:0'>${several(writer, 3, () => `<td width=160 valign=top>${paragraph()}</td>`)}</tr>`)}</table>`
  const rules = `<!--\n /* Style Definitions */\n p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; line-height:107%}\n@page WordSection1 {size:595.3pt 841.9pt;}\n-->`
  const body = several(
    writer,
    4,
    () => (random.chance(0.2) ? table() : paragraph()) + maybeForeign(writer, 0.05),
  )
  if (random.chance(0.4))
    return `<!--[if gte mso 9]><xml><w:WordDocument><w:View>${goneWord(writer)}</w:View></w:WordDocument></xml><![endif]-->${body}`
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><title>${goneWord(writer)}</title><!--[if gte mso 9]><xml><o:OfficeDocumentSettings>${goneWord(writer)}</o:OfficeDocumentSettings></xml><![endif]--><style>${rules}</style></head><body lang=IN style='tab-interval:36.0pt'><div class=WordSection1>${body}</div></body></html>`
}

function writeGoogleDocs(writer: Writer): string {
  const { random } = writer
  const span = (text: string) =>
    `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:${random.pick(['400', '700'])};white-space:pre-wrap;">${text}</span>`
  const paragraph = () =>
    `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${inline(writer, span)}</p>${random.chance(0.3) ? '<br />' : ''}`
  const list = () =>
    `<ul style="margin-top:0;padding-inline-start:48px;">${several(writer, 3, () => `<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">${span(phrase(writer))}</p></li>`)}</ul>`
  const body = several(
    writer,
    5,
    () => (random.chance(0.2) ? list() : paragraph()) + maybeForeign(writer, 0.05),
  )
  return `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">${body}</b><br class="Apple-interchange-newline">`
}

function writeTinymce(writer: Writer): string {
  const { random } = writer
  const strong = (text: string) => `<strong>${text}</strong>`
  const blocks = [
    () => `<p>${inline(writer, strong)}</p>`,
    () => `<p style="text-align: center;"><span style="color: #e03e2d;">${phrase(writer)}</span></p>`,
    () => `<h2>${phrase(writer)}</h2>`,
    () => `<ol>\n${several(writer, 3, () => `<li>${phrase(writer)}</li>`)}\n</ol>`,
    () => `<blockquote>\n<p>${inline(writer, strong)}</p>\n</blockquote>`,
    () =>
      `<table style="border-collapse: collapse; width: 100%;" border="1"><colgroup><col style="width: 50%;"></colgroup><tbody>${several(writer, 3, () => `<tr>${several(writer, 3, () => `<td>${phrase(writer)}</td>`)}</tr>`)}</tbody></table>`,
    () => `<div class="mce-toc"><p>${phrase(writer)}&nbsp;</p></div>`,
    () => '<p><img src="https://toko.example/g.png" alt="" width="300" height="200"></p>',
    () => '<hr>',
  ]
  return several(writer, 6, () => random.pick(blocks)() + maybeForeign(writer, 0.05))
}

function writeTiptap(writer: Writer): string {
  const { random } = writer
  const em = (text: string) => `<em>${text}</em>`
  const blocks = [
    () => `<p>${inline(writer, em)}</p>`,
    () => `<h3>${phrase(writer)}</h3>`,
    () =>
      `<ul class="tight" data-tight="true">${several(writer, 3, () => `<li><p>${phrase(writer)}</p></li>`)}</ul>`,
    () => `<p>${phrase(writer)}<br class="ProseMirror-trailingBreak"></p>`,
    () =>
      `<p><a target="_blank" rel="noopener noreferrer nofollow" style="display:inline-block;background-color:#0b6e5b;color:#ffffff" href="https://toko.example">${phrase(writer, 2)}</a></p>`,
    () => `<blockquote><p>${phrase(writer)}</p></blockquote>`,
    () => '<p></p>',
  ]
  return several(writer, 6, () => random.pick(blocks)())
}

/** A person with a template from the web and little patience: capitals, attributes without quotes, tags left open. */
function writeByHand(writer: Writer): string {
  const { random } = writer
  const bold = (text: string) =>
    random.pick([`<B>${text}</B>`, `<font color=red>${text}</font>`, `<u>${text}</u>`])
  const blocks = [
    () => `<P>${inline(writer, bold)}`,
    () => `<div align=center>${inline(writer, bold)}</div>`,
    () => `${phrase(writer)}<br><br/>`,
    () => `<ul><li>${phrase(writer)}<li>${phrase(writer)}</ul>`,
    () => `<table width=600 cellpadding=0><tr><td bgcolor=#eeeeee>${inline(writer, bold)}</td></tr></table>`,
    () => `<center><h1>${phrase(writer)}</h1></center>`,
    () => `<article><header>${phrase(writer)}</header><nav>${phrase(writer)}</nav></article>`,
    () => `<dl><dt>${phrase(writer)}<dd>${phrase(writer)}</dl>`,
    () => `<p>${word(writer)} 5 < 7 &copy; &lt;b&gt; ${word(writer)}</p>`,
    () => `<p style="background:url(javascript:mark())" onclick="mark()">${phrase(writer)}</p>`,
    () => `<a href="javascript:mark()">${phrase(writer, 2)}</a> `,
    () => `<!--[if mso]><p>${goneWord(writer)}</p><![endif]-->`,
  ]
  const body = several(writer, 6, () => random.pick(blocks)() + maybeForeign(writer, 0.1))
  if (random.chance(0.6)) return body
  return `<!DOCTYPE html><html><head><title>${goneWord(writer)}</title><style>p{color:#333}.k > td{padding:4px}@media (max-width:600px){table{width:100%!important}}</style></head><body bgcolor="#fafafa" onload="mark()">${body}</body></html>`
}

/** Cuts, doubles and moves pieces of the markup, as half a selection pasted over another does. */
function breakMarkup(html: string, random: SeededRandom): string {
  let out = html
  for (let turn = random.between(1, 6); turn > 0; turn -= 1) {
    const at = random.between(0, out.length)
    const length = random.between(1, random.chance(0.3) ? 120 : 6)
    const piece = out.slice(at, at + length)
    const kind = random.between(0, 3)
    if (kind === 0) out = out.slice(0, at) + out.slice(at + length)
    else if (kind === 1) out = out.slice(0, at) + random.pick(STRAYS) + out.slice(at)
    else if (kind === 2)
      out = out.slice(0, at) + piece.replace(/kata\d+x?|hilang\d+x?|\d+x/g, '') + out.slice(at)
    else out = out.slice(0, Math.max(at, out.length - length))
  }
  return out
}

const STRAYS = [
  '<',
  '>',
  '"',
  "'",
  '</div>',
  '</p>',
  '<b>',
  '</b>',
  '<table>',
  '</td>',
  '<p',
  '&',
  '{',
  '}}',
  '</body>',
  '<!--',
  '-->',
  '=',
]
