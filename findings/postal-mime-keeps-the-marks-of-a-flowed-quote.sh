#!/usr/bin/env bash
# A quote in format=flowed, joined: postal-mime leaves the `>` of every line in the middle of the sentence.
#
# Believed: a parser that undoes format=flowed (RFC 3676) takes the quote marks off before it joins two lines, and keeps
#           lines of different depth apart, as section 4.5 asks of readers.
# So:       postal-mime 4.0.0 joins whatever ends in a space: of `> Do you ship `, `> to Medan?` it makes one line with a
#           `>` inside, and it joins a quote to what stands below at another depth, the answer included. mailparser
#           3.14.2 does neither. Without format=flowed, both leave the same lines alone.
# Matters:  mail programs such as Thunderbird send plain text in this format. Who tells an answer from what it quotes by
#           lines that begin with `>` may take the answer for a part of the quote, and who shows the text shows stray
#           marks. Know the quote by other signs too, or undo the format from the raw part.
# Seen:     postal-mime, quote: > Do you ship > to Medan?|Yes.
#           mailparser, quote:  > Do you ship to Medan?|Yes.
#           postal-mime, depth: >> Do you ship > We do. Thanks.
#           mailparser, depth:  >> Do you ship |> We do. |Thanks.
#
# Installs pinned packages into a temporary folder. Needs npm. Fails when the behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund mailparser@3.14.2 postal-mime@4.0.0 >/dev/null
cat >read.mjs <<'CODE'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'

const bodies = {
  quote: ['> Do you ship ', '> to Medan?', 'Yes.'],
  depth: ['>> Do you ship ', '> We do. ', 'Thanks.'],
}
for (const [name, lines] of Object.entries(bodies))
  for (const format of ['', '; format=flowed']) {
    const mail = [
      'From: reader@home.example',
      'To: shop@shop.example',
      'Subject: Re: News',
      'MIME-Version: 1.0',
      `Content-Type: text/plain; charset=utf-8${format}`,
      '',
      ...lines,
      '',
    ].join('\r\n')
    const texts = {
      'postal-mime': (await PostalMime.parse(mail)).text,
      mailparser: (await simpleParser(mail)).text,
    }
    for (const [parser, text] of Object.entries(texts))
      console.log(`${parser}, ${name}${format ? '' : ', not flowed'}: ${text.replace(/\n$/, '').replaceAll('\n', '|')}`)
  }
CODE
said="$(npx --yes -p node@24 node read.mjs)"
echo "$said"
grep -qxF 'postal-mime, quote: > Do you ship > to Medan?|Yes.' <<<"$said"
grep -qxF 'mailparser, quote: > Do you ship to Medan?|Yes.' <<<"$said"
grep -qxF 'postal-mime, depth: >> Do you ship > We do. Thanks.' <<<"$said"
grep -qxF 'mailparser, depth: >> Do you ship |> We do. |Thanks.' <<<"$said"
grep -qxF 'postal-mime, quote, not flowed: > Do you ship |> to Medan?|Yes.' <<<"$said"
grep -qxF 'mailparser, quote, not flowed: > Do you ship |> to Medan?|Yes.' <<<"$said"
