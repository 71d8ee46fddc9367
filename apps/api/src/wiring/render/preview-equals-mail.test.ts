import type { ClaimedJob } from '@booster/engine/ports'
import { escapeHtml } from '@booster/html'
import { createMailketingV2 } from '@booster/mail/mailketing/mailketing-v2'
import { createLinkSigner } from '@booster/mail/render/links'
import { startSandbox } from '@booster/sandbox/sandbox'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRenderer } from './create-renderer.ts'

const MAILS = 200
const PUBLIC_URL = 'https://booster.example'
const POSTAL = 'Jl. Melati & Mawar 7, Bandung'
const REF = '0b7a9f4e-0000-4000-8000-000000000001'
const links = createLinkSigner('a secret of sixteen characters')
const renderer = createRenderer({
  links,
  publicUrl: PUBLIC_URL,
  fromEmail: 'tim@booster.example',
  fromName: null,
  track: { opens: true, clicks: true },
  sandbox: true,
})

const word = fc.constantFrom(
  'Halo',
  'diskon 50%',
  'a < b & c',
  '“kutip”',
  '{{nama}}',
  '{{ Email }}',
  '{{nama|Kak}}',
)
const target = fc.constantFrom(
  ...['https://toko.id/?a=1&b={{nama}}', 'https://toko.id/{{email}}#x', 'http://x.id', 'mailto:{{email}}'],
  ...['tel:+6281', '#bagian', 'www.toko.id', 'javascript:x', 'https://x.id/?q=%7B%7Bnama%7D%7D'],
)
const style = fc.constantFrom('color:red', 'position:fixed;color:red', 'background:url(https://x.id/a.png)')
const { body } = fc.letrec<{ body: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4 },
    word,
    target.map((href) => `<a href="${href}">${href}</a>`),
    fc.constantFrom(
      '<img src="https://x.id/a.png" alt="{{nama}}">',
      '<br>',
      '<img src="data:x">',
      '<script>1</script>',
    ),
    fc
      .tuple(fc.constantFrom('p', 'b', 'div', 'td', 'li', 'center'), style, tie('body'))
      .map(([tag, css, inside]) => `<${tag} style="${css}" onclick="x()">${inside}</${tag}>`),
    tie('body').map((inside) => `<div>${inside}`),
    tie('body').map((inside) => `<table width="600"><tr><td>${inside}</td></tr></table>`),
  ),
  body: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' ')),
}))
const lead = fc.record({
  name: fc.constantFrom('Siti', '<b>O’Neil</b> & Co', '{{email}}', ''),
  email: fc.constantFrom('siti@contoh.com', 'a+b@contoh.co.id'),
  whatsapp: fc.constantFrom(null, '+6281234567890'),
  language: fc.constantFrom('id', 'en'),
})

const subjects = fc.constantFrom('Halo {{nama|Kak}}', '{{email}}: 3 hari lagi', 'a & b')
const styled = fc
  .tuple(
    fc.constantFrom(
      '',
      '<body bgcolor="#eee">',
      `<style>p,td{color:red} a[href^="https"]{margin:0} @media (max-width:600px){p{margin:0}}</style><body>`,
    ),
    body,
  )
  .map(([head, inside]) => head + inside)
const mails = fc.sample(fc.record({ body: styled, lead, subject: subjects, preheader: word }), {
  numRuns: MAILS,
  seed: 20_261_129,
})

function jobFor(person: (typeof mails)[number]['lead']): ClaimedJob {
  return {
    ...{ affiliateId: 'a', id: 'j', runId: 'r', automationId: 'm', leadId: 'l', stepId: 's', stepOrder: 1 },
    ...{ stepVersion: 1, leaseToken: 't', attemptNo: 1, retryCount: 0, quickRetryCount: 0, maxRetries: 3 },
    ...{ creditAmount: 1, messageRef: REF, affiliateName: 'Budi & Rekan', senderName: null, replyTo: null },
    accountEmail: 'budi@kelas.test',
    ...{
      automationName: 'A',
      trackOpens: 'on',
      trackClicks: true,
      endOnReply: false,
      mustAsk: false,
      leadLanguage: person.language,
    },
    ...{
      leadName: person.name,
      leadEmail: person.email,
      leadWhatsapp: person.whatsapp,
      postalAddress: POSTAL,
    },
  }
}

/** The HTML of a sent mail with the targets themselves in place of our click pages, and without the pixel. */
function withoutOurLinks(html: string): string {
  return html
    .replace(new RegExp(`<img src="${PUBLIC_URL}/o/[^>]*>`), '')
    .replace(new RegExp(`${PUBLIC_URL}/l/([\\w-]+)`, 'g'), (_whole, token: string) =>
      escapeHtml(links.verify('click', token)?.targetUrl ?? 'a token that is not ours'),
    )
    .replace(new RegExp(`${PUBLIC_URL}/u/[\\w-]+`), '#')
    .replaceAll(REF, '00000000-0000-4000-8000-000000000000')
}

it(`shows the HTML that the sandbox received, but for links and pixel, for ${MAILS} bodies`, async () => {
  const running = await startSandbox({ port: 0 })
  await using sandbox = { ...running, [Symbol.asyncDispose]: () => running.stop() }
  const mailer = createMailketingV2({ baseUrl: `${sandbox.providerUrl}/api`, apiToken: 'any' })
  let tracked = 0
  for (const [index, mail] of mails.entries()) {
    const step = { emailSubject: mail.subject, preheader: mail.preheader, emailBody: mail.body }
    const text = { affiliateId: 'a', stepId: 's', version: index, ...step }
    expect(await mailer.send(renderer.render(jobFor(mail.lead), text))).toMatchObject({ kind: 'accepted' })
    const listed = await fetch(`${sandbox.url}/__sandbox/messages?limit=1`)
    const { messages } = (await listed.json()) as { messages: { subject: string; content: string }[] }
    const received = messages[0] ?? { subject: '', content: '' }
    tracked += received.content.includes('/l/') ? 1 : 0
    const preview = renderer.previewStep({
      step,
      lead: mail.lead,
      affiliateName: 'Budi & Rekan',
      senderName: null,
      replyTo: null,
      accountEmail: 'budi@kelas.test',
      postalAddress: POSTAL,
    })
    expect(preview.html).toBe(withoutOurLinks(received.content))
    expect(preview.subject).toBe(received.subject)
    expect(preview.html).not.toContain(PUBLIC_URL)
  }
  await mailer.close()
  expect(tracked).toBeGreaterThan(MAILS / 4)
}, 60_000)
