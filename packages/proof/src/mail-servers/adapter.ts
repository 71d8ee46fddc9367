import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import { createSmtp, type SmtpOptions } from '@booster/mail/smtp/smtp'

/** Our SMTP adapter, as the product opens it. */
export type Adapter = {
  /** To `<name>@lead.test`, from `no-reply@sender.test`. */
  send(name: string, fields?: Partial<OutgoingMail>): Promise<SendOutcome>
  /** How it ended, and what the server had said: `blocked RELAYING_DENIED: 550 relay not permitted`. */
  hear(name: string, fields?: Partial<OutgoingMail>): Promise<string>
  /** The last mail, byte for byte as it was handed over. */
  handedOver(): string
  close(): Promise<void>
}

export function openAdapter(
  port: number,
  options: Omit<SmtpOptions, 'url'> & { readonly login?: string; readonly query?: string } = {},
): Adapter {
  const { login = '', query = '', ...more } = options
  let handed = ''
  const mailer = createSmtp({
    url: `smtp://${login}127.0.0.1:${port}${query}`,
    sign: async (raw) => {
      handed = raw.toString()
      return raw
    },
    ...more,
  })
  const send = (name: string, fields: Partial<OutgoingMail> = {}): Promise<SendOutcome> =>
    mailer.send(mailTo(name, fields))
  return {
    send,
    hear: async (name, fields) => describeOutcome(await send(name, fields)),
    handedOver: () => handed,
    close: () => mailer.close(),
  }
}

function describeOutcome(outcome: SendOutcome): string {
  if (outcome.kind === 'accepted') return 'accepted'
  const { code, answer } = outcome.fault
  const kind = outcome.kind === 'blocked' && outcome.isPassing ? 'passing' : outcome.kind
  const about = outcome.kind === 'rejected' ? ` ${outcome.about}` : ''
  return `${kind}${about} ${code}: ${answer ?? outcome.fault.message}`
}

/** Everything that servers like to change: long lines, dots, "From ", other scripts. */
function mailTo(name: string, fields: Partial<OutgoingMail>): OutgoingMail {
  return {
    messageRef: crypto.randomUUID(),
    to: `${name}@lead.test`,
    toName: 'Sari "Uji", & kawan 🎉',
    fromName: 'Budi Santoso',
    fromEmail: 'no-reply@sender.test',
    replyTo: 'budi@kelas.test',
    subject: 'Selamat datang, Sari! Ini tautan belajarmu — gratis',
    html: `<p>Halo, é 你好</p>\r\n<p>.</p>\r\n<p>${'panjang sekali '.repeat(100)}</p>`,
    text: `Halo\r\n.\r\n..\r\nFrom sini\r\n${'panjang sekali '.repeat(100)}`,
    unsubscribeUrl: 'https://app.sender.test/u/AQGiIv8F_3QIk5G39OWRpNjbFQ6VmP3m5GUhjzY',
    list: { affiliateId: 'affiliate', automationId: 'automation', stepId: 'step' },
    ...fields,
  }
}
