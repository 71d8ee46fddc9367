#!/usr/bin/env bash
# A Date header with a zone of letters, as senders in Indonesia write it: mailparser says that the mail is of now.
#
# Believed: a parser that cannot read a date leaves it out, or hands on the text.
# So:       mailparser 3.14.2 gives the time of parsing for `Sat, 28 Nov 2026 10:00:00 WIB`, without a sign that it is
#           not the mail's own. postal-mime 4.0.0 hands on the text. Zones such as `EST` are read by both.
# Matters:  a bounce or a reply that lay in a mailbox for days counts as fresh, each time it is read: an old bounce is
#           then taken for news about an address that was corrected meanwhile. Compare with the raw header (or the
#           server's INTERNALDATE), and take what differs for unknown.
# Seen:     mailparser WIB: within a minute of now     postal-mime WIB: Sat, 28 Nov 2026 10:00:00 WIB
#           mailparser EST: 2026-11-28T15:00:00.000Z   postal-mime EST: 2026-11-28T15:00:00.000Z
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

for (const zone of ['WIB', 'EST']) {
  const mail = [
    'From: reader@home.example',
    'To: shop@shop.example',
    'Subject: Re: News',
    `Date: Sat, 28 Nov 2026 10:00:00 ${zone}`,
    '',
    'Thanks!',
    '',
  ].join('\r\n')
  const { date } = await simpleParser(mail)
  const isNow = Math.abs(Date.now() - date.getTime()) < 60_000
  console.log(`mailparser ${zone}: ${isNow ? 'within a minute of now' : date.toISOString()}`)
  console.log(`postal-mime ${zone}: ${(await PostalMime.parse(mail)).date}`)
}
CODE
said="$(npx --yes -p node@24 node read.mjs)"
echo "$said"
grep -qxF 'mailparser WIB: within a minute of now' <<<"$said"
grep -qxF 'postal-mime WIB: Sat, 28 Nov 2026 10:00:00 WIB' <<<"$said"
grep -qxF 'mailparser EST: 2026-11-28T15:00:00.000Z' <<<"$said"
grep -qxF 'postal-mime EST: 2026-11-28T15:00:00.000Z' <<<"$said"
