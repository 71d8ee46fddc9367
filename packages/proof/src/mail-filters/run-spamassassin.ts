import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ServerPlace } from '../mail-servers/find-mail-server.ts'
import { type MailScore, scoreOf } from './mail-score.ts'

/** The mails come from an address of the test net, where no mail comes from (RFC 5737). */
const ABOUT_THE_STAGE = new Set(['RCVD_ILLEGAL_IP'])
const HEADER = /^X-Spam-Scored: ((?:.|\n[ \t])*)/gm

/** Local rules only: nothing is looked up, learned or remembered. */
const SETTINGS = `report_safe 0
use_bayes 0
use_auto_whitelist 0
clear_headers
add_header all Scored _TESTSSCORES(,)_
`

/** Scores mails as they came over the wire. @returns in their order */
export async function runSpamAssassin(
  place: ServerPlace,
  mails: readonly string[],
): Promise<readonly MailScore[]> {
  const folder = mkdtempSync(join(tmpdir(), 'affiliate-booster-filter-'))
  try {
    const site = join(folder, 'site')
    mkdirSync(site)
    const own = join(place.root, 'etc/spamassassin')
    for (const file of readdirSync(own).filter((name) => name.endsWith('.pre')))
      cpSync(join(own, file), join(site, file))
    writeFileSync(join(site, 'local.cf'), SETTINGS)
    const files = mails.map((mail, n) => {
      const file = join(folder, `${String(n).padStart(4, '0')}.eml`)
      writeFileSync(file, mail)
      return file
    })
    const { stdout } = await promisify(execFile)('perl', [...argsOf(place, site), ...files], {
      env: { PATH: process.env.PATH ?? '', HOME: folder, LD_LIBRARY_PATH: place.libraryPath },
      maxBuffer: 256 * 1024 * 1024,
    })
    const scored = [...stdout.matchAll(HEADER)].map(([, list = '']) =>
      scoreOf(rulesIn(list), ABOUT_THE_STAGE),
    )
    if (scored.length !== mails.length)
      throw new Error(`SpamAssassin scored ${scored.length} of ${mails.length} mails`)
    return scored
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Its first line asks for -T, which ignores PERL5LIB. */
function argsOf({ root, file }: ServerPlace, site: string): readonly string[] {
  const triplet = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`
  const versions = join(root, 'usr/lib', triplet, 'perl5')
  const modules = root === '/' ? [] : [join(root, 'usr/share/perl5'), ...foldersIn(versions)]
  return [
    '-T',
    ...modules.map((folder) => `-I${folder}`),
    file,
    '-L',
    '-x',
    `--siteconfigpath=${site}`,
    `--configpath=${join(root, 'usr/share/spamassassin')}`,
    '--prefspath=/dev/null',
  ]
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name))
}

/** `HTML_MESSAGE=0.001,MIME_HTML_ONLY=0.1`, folded over lines. */
function rulesIn(list: string) {
  const texts = list.replace(/\s+/g, '').split(',')
  return texts.flatMap((text) => {
    const [name = '', score = ''] = text.split('=')
    return name === '' || name === 'none' ? [] : [{ name, score: Number(score) }]
  })
}
