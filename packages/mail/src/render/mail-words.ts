export type MailLanguage = 'id' | 'en'

/** The words of the frame around every mail; `{affiliate}` is filled in. */
export const MAIL_WORDS: Record<
  MailLanguage,
  {
    readonly why: readonly [before: string, after: string]
    readonly unsubscribe: string
    readonly sandbox: string
  }
> = {
  id: {
    why: ['Anda menerima email ini karena memberikan alamat email Anda kepada ', '.'],
    unsubscribe: 'Berhenti berlangganan',
    sandbox: 'Sandbox: email ini tidak pernah keluar dari komputer pengirim.',
  },
  en: {
    why: ['You receive this e-mail because you gave your address to ', '.'],
    unsubscribe: 'Unsubscribe',
    sandbox: 'Sandbox: this e-mail never left the sender’s computer.',
  },
}
