import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { compileStep } from '@booster/mail/render/compile-step'
import { createLinkSigner } from '@booster/mail/render/links'
import { renderMessage } from '@booster/mail/render/render-message'
import type { Zone } from '@booster/mail/setup/testing/start-name-server'
import { createMailSigner } from '@booster/mail/smtp/sign-mail'
import { createSmtp } from '@booster/mail/smtp/smtp'
import { startSink } from '../mail-servers/sink.ts'
import type { WrittenMail } from './list-mails.ts'

/** A mail as the first mail server on its way sees it. */
export type WireMail = {
  readonly name: string
  /** With the trace that the server puts before it. */
  readonly raw: string
  /** Of the envelope. */
  readonly from: string
  readonly to: string
  readonly client: { readonly name: string; readonly address: string }
}

export type Tracking = 'tracked' | 'plain'

const PUBLIC_URL = 'https://app.kelas-usaha.id'
const CLIENT = { name: 'app.kelas-usaha.id', address: '203.0.113.7' }
const SELECTOR = 'surat'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })

/** DNS of a sender whose set-up is right, as "check my sending" asks for it. */
export const SENDER_ZONE: Zone = {
  'A app.kelas-usaha.id': [CLIENT.address],
  'A kelas-usaha.id': [CLIENT.address],
  'MX app.kelas-usaha.id': ['10 app.kelas-usaha.id'],
  'MX kelas-usaha.id': ['10 app.kelas-usaha.id'],
  'TXT kelas-usaha.id': [`v=spf1 ip4:${CLIENT.address} -all`],
  'TXT _dmarc.kelas-usaha.id': ['v=DMARC1; p=reject; rua=mailto:dmarc@kelas-usaha.id'],
  [`TXT ${SELECTOR}._domainkey.kelas-usaha.id`]: [
    `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  ],
  'MX penerima.co.id': ['10 mx.penerima.co.id'],
  'A mx.penerima.co.id': ['198.51.100.9'],
}

/** Makes each mail for a lead as the product does, hands it over by our SMTP adapter, and takes it from the wire. */
export async function handOverMails(
  mails: readonly WrittenMail[],
  tracking: Tracking,
): Promise<readonly WireMail[]> {
  const sink = await startSink()
  const mailer = createSmtp({
    url: `smtp://127.0.0.1:${sink.port}`,
    bounceAddress: 'bounce@kelas-usaha.id',
    sign: createMailSigner({
      selector: SELECTOR,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }),
  })
  try {
    const arrived: WireMail[] = []
    for (const [n, mail] of mails.entries()) {
      const outgoing = fill(mail, { to: `sari-${n}@penerima.co.id`, tracking })
      const outcome = await mailer.send(outgoing)
      const raw = sink.mailTo(outgoing.to)
      if (outcome.kind !== 'accepted' || raw === null) throw new Error(`${mail.name} was not taken`)
      arrived.push({
        ...{ name: mail.name, to: outgoing.to, client: CLIENT },
        from: `bounce+${outgoing.messageRef}@kelas-usaha.id`,
        raw: traceOf(outgoing.to) + raw,
      })
    }
    return arrived
  } finally {
    await mailer.close()
    await sink.stop()
  }
}

function fill(
  { subject, preheader, bodyHtml }: WrittenMail,
  { to, tracking }: { readonly to: string; readonly tracking: Tracking },
) {
  const links = createLinkSigner('a secret of the proof alone')
  const messageRef = randomUUID()
  const unsubscribeUrl = `${PUBLIC_URL}/u/${links.sign({ purpose: 'unsubscribe', messageRef })}`
  const isTracked = tracking === 'tracked'
  const rendered = renderMessage(compileStep({ subject, preheader, bodyHtml, trackClicks: isTracked }), {
    messageRef,
    lead: { nama: 'Sari Rahma', email: to, whatsapp: null },
    affiliate: 'Budi Santoso',
    contact: 'budi@kelas-usaha.id',
    links: {
      unsubscribeUrl,
      ...(isTracked
        ? {
            openUrl: `${PUBLIC_URL}/o/${links.sign({ purpose: 'open', messageRef })}`,
            wrapLink: (targetUrl: string) =>
              `${PUBLIC_URL}/l/${links.sign({ purpose: 'click', messageRef, targetUrl })}`,
          }
        : {}),
    },
  })
  return {
    ...rendered,
    ...{ messageRef, to, toName: 'Sari Rahma', unsubscribeUrl },
    ...{ fromName: 'Budi Santoso', fromEmail: 'kabar@kelas-usaha.id', replyTo: 'budi@kelas-usaha.id' },
    list: { affiliateId: randomUUID(), automationId: randomUUID(), stepId: randomUUID() },
  }
}

/** As Postfix writes it; without it a filter takes the mail for one of its own users. */
function traceOf(to: string): string {
  const { name, address } = CLIENT
  return [
    `Received: from ${name} (${name} [${address}])`,
    '\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))',
    '\tby mx.penerima.co.id (Postfix) with ESMTPS id 4B1C2D3E4F',
    `\tfor <${to}>; ${new Date().toUTCString().replace('GMT', '+0000')}`,
    '',
  ].join('\r\n')
}
