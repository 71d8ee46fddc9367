/**
 * Phrases that filters weigh and honest mails can do without. Words that honest offers need (gratis, diskon, promo)
 * are not among them.
 */
const PHRASES = [
  ...['100% gratis', '100% untung', '100% profit', 'uang gratis', 'bonus uang tunai', 'hadiah uang tunai'],
  ...['cepat kaya', 'kaya mendadak', 'kaya raya', 'tanpa modal', 'modal kecil untung besar', 'untung besar'],
  ...['pasti untung', 'dijamin untung', 'dijamin kaya', 'tanpa risiko', 'penghasilan pasti', 'uang cepat'],
  ...['selamat anda menang', 'anda pemenang', 'anda terpilih', 'klik sekarang juga', 'klik di sini sekarang'],
  ...[
    'pinjaman tanpa jaminan',
    'pinjol',
    'dana cepat cair',
    'slot gacor',
    'togel',
    'judi online',
    'obat kuat',
  ],
  ...['100% free', 'free money', 'get rich', 'make money fast', 'easy money', 'extra income', 'risk free'],
  ...[
    'risk-free',
    'no risk',
    'guaranteed income',
    'double your',
    'act now',
    'click here now',
    'you have won',
  ],
  ...[
    'you are a winner',
    'cash bonus',
    'casino',
    'viagra',
    'lose weight fast',
    'work from home',
    'this is not spam',
  ],
]
const PHRASE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${PHRASES.map((phrase) => phrase.replaceAll(' ', String.raw`\s+`)).join('|')})(?![\p{L}\p{N}])`,
  'giu',
)
const SIGNS = /!{3,}|\${3,}|\?{3,}/g
const SHOUTED_SIGNS = /!\s?!|\?\s?!|!\s?\?|\${2,}/
/** Of a subject, before its capitals say anything. */
const LETTERS_LEAST = 8
const SHOUTED_SHARE = 0.6

/** The phrases and rows of signs that spam filters look for, each once, as they are written. */
export function listSpamWords(text: string): string[] {
  const found = new Map<string, string>()
  for (const [phrase] of text.matchAll(PHRASE)) {
    const plain = phrase.replace(/\s+/g, ' ')
    if (!found.has(plain.toLowerCase())) found.set(plain.toLowerCase(), plain)
  }
  for (const [signs] of text.matchAll(SIGNS)) found.set(signs.slice(0, 3), signs.slice(0, 3))
  return [...found.values()]
}

/** True where a subject is mostly capitals, or ends its sentences with several signs. Shortcodes do not count. */
export function isShouting(subject: string): boolean {
  const own = subject.replace(/\{\{[^{}]*\}\}/g, ' ')
  const letters = own.match(/\p{L}/gu)?.length ?? 0
  const capitals = own.match(/\p{Lu}/gu)?.length ?? 0
  return SHOUTED_SIGNS.test(own) || (letters >= LETTERS_LEAST && capitals / letters > SHOUTED_SHARE)
}
