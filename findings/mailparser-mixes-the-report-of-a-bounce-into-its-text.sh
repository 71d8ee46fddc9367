#!/usr/bin/env bash
# The machine part of a bounce: an attachment in one parser, words of the human text in the other.
#
# Believed: of a multipart/report (RFC 3464) a parser gives the words for people as text, and message/delivery-status
#           as a part of its own.
# So:       mailparser 3.14.2 appends the fields of the report to `text` and lists no such part; the option
#           `keepDeliveryStatus` has to be set to get it. postal-mime 4.0.0 keeps it apart. From mailparser nothing
#           says where the words end and the report begins.
# Matters:  a reader of bounces that looks for the part by its type finds none and takes every bounce for a letter; one
#           that searches the text for `5.1.1` also finds it in letters in which people quote a bounce.
# Seen:     mailparser: parts text/rfc822-headers; text holds the status: true
#           mailparser, keepDeliveryStatus: parts message/delivery-status, text/rfc822-headers; text holds the status: false
#           postal-mime: parts message/delivery-status, text/rfc822-headers; text holds the status: false
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

const bounce = `From: MAILER-DAEMON@mx.example
To: bounce@shop.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; reader@home.example
Action: failed
Status: 5.1.1

--cut
Content-Type: text/rfc822-headers

Message-ID: <1@shop.example>
Subject: News

--cut--
`.replaceAll('\n', '\r\n')

function say(name, text, types) {
  console.log(`${name}: parts ${types.join(', ')}; text holds the status: ${text.includes('Status: 5.1.1')}`)
}
for (const [name, options] of [['mailparser', {}], ['mailparser, keepDeliveryStatus', { keepDeliveryStatus: true }]]) {
  const read = await simpleParser(bounce, options)
  say(name, read.text, read.attachments.map((part) => part.contentType))
}
const read = await PostalMime.parse(bounce)
say('postal-mime', read.text, read.attachments.map((part) => part.mimeType))
CODE
said="$(npx --yes -p node@24 node read.mjs)"
echo "$said"
grep -qxF 'mailparser: parts text/rfc822-headers; text holds the status: true' <<<"$said"
grep -qxF 'mailparser, keepDeliveryStatus: parts message/delivery-status, text/rfc822-headers; text holds the status: false' <<<"$said"
grep -qxF 'postal-mime: parts message/delivery-status, text/rfc822-headers; text holds the status: false' <<<"$said"
