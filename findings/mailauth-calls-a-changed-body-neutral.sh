#!/usr/bin/env bash
# mailauth's DKIM result for a mail whose body was changed on its way is "neutral", not "fail".
#
# Believed: a signature that does not verify is "fail" (RFC 8601, 2.7.1), whether the body or a signed header changed.
# So:       mailauth 7.1.0 says "neutral" where the body hash differs, with the comment "body hash did not verify", and
#           "fail" only where the hash is right and the signature over the headers is not. A mailing list that adds a
#           footer gives the first, a gateway that rewrites the subject the second.
# Matters:  a report that counts "fail" alone misses every changed body, the most common damage; a test that expects
#           "fail" for it is wrong about the library, not about the mail. Count everything that is not "pass".
# Seen:     as sent: pass
#           body changed: neutral (body hash did not verify)
#           subject changed: fail (bad signature)
#
# Installs pinned packages into a temporary folder. Needs npm. Fails when the behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund mailauth@7.1.0 >/dev/null
cat >verify.mjs <<'CODE'
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'der' },
})
const mail = 'From: news@shop.example\r\nTo: reader@home.example\r\nSubject: News\r\n\r\nHello reader.\r\n'
const signatureData = [{ signingDomain: 'shop.example', selector: 's1', privateKey }]
const { signatures } = await dkimSign(mail, { signatureData })
const signed = signatures + mail
const resolver = async () => [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]
for (const [name, received] of Object.entries({
  'as sent': signed,
  'body changed': signed.replace('Hello reader.', 'Hello reader. Sent by a list.'),
  'subject changed': signed.replace('Subject: News', 'Subject: [list] News'),
})) {
  const { results } = await dkimVerify(received, { resolver })
  const { result, comment } = results[0].status
  console.log(`${name}: ${result}${comment ? ` (${comment})` : ''}`)
}
CODE
said="$(npx --yes -p node@24 node verify.mjs)"
echo "$said"
grep -qxF 'as sent: pass' <<<"$said"
grep -qxF 'body changed: neutral (body hash did not verify)' <<<"$said"
grep -qxF 'subject changed: fail (bad signature)' <<<"$said"
