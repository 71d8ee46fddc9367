#!/usr/bin/env bash
# nodemailer's `list` option: the header of one-click unsubscribe becomes an address, so no mailbox offers the button.
#
# Believed: `list: { 'unsubscribe-post': 'List-Unsubscribe=One-Click' }` writes `List-Unsubscribe-Post:
#           List-Unsubscribe=One-Click`, as `list: { unsubscribe: … }` writes `List-Unsubscribe`.
# So:       nodemailer 10.6.1 treats the value of every `list` key as an address: it adds `http://` and angle brackets.
#           RFC 8058 wants the header to be exactly `List-Unsubscribe=One-Click`. Nothing warns. The `headers` option
#           writes it as it is.
# Matters:  Gmail and Yahoo ask bulk senders for one-click unsubscribe and look at this header; the mail is accepted,
#           and the missing button shows only in complaints. Write both headers through `headers`.
# Seen:     list:    List-Unsubscribe-Post: <http://List-Unsubscribe=One-Click>
#           headers: List-Unsubscribe-Post: List-Unsubscribe=One-Click
#
# Installs pinned packages into a temporary folder. Needs npm. Fails when the behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund nodemailer@10.6.1 >/dev/null
cat >compose.mjs <<'CODE'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
const mail = { from: 'news@shop.example', to: 'reader@home.example', subject: 'News', text: 'News' }
const url = 'https://shop.example/u/1'
const ways = {
  list: { list: { unsubscribe: url, 'unsubscribe-post': 'List-Unsubscribe=One-Click' } },
  headers: { headers: { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } },
}
for (const [name, way] of Object.entries(ways)) {
  const { message } = await transport.sendMail({ ...mail, ...way })
  console.log(`${name}: ${/^List-Unsubscribe-Post:.*$/im.exec(message.toString())?.[0]}`)
}
CODE
said="$(npx --yes -p node@24 node compose.mjs)"
echo "$said"
grep -qxF 'list: List-Unsubscribe-Post: <http://List-Unsubscribe=One-Click>' <<<"$said"
grep -qxF 'headers: List-Unsubscribe-Post: List-Unsubscribe=One-Click' <<<"$said"
