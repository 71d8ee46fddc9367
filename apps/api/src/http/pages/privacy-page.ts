import type { FormPageRow } from '@booster/db/forms/read-form-page'
import { html } from '@booster/html'
import type { Language } from './language.ts'
import { page } from './page.ts'
import { paragraphs } from './paragraphs.ts'

const words = {
  id: {
    title: 'Kebijakan privasi',
    back: 'Kembali ke formulir',
    text: (name: string) => `${name} meminta data Anda lewat formulir ini dan bertanggung jawab atasnya.

Yang disimpan: nama, alamat email, nomor WhatsApp bila Anda mengisinya, serta bukti persetujuan Anda (teks persetujuan, waktu, alamat IP, dan peramban).

Untuk apa: hanya untuk mengirim email yang Anda setujui. Data Anda tidak dijual dan tidak diberikan kepada pihak lain, selain penyedia yang mengantarkan emailnya.

Hak Anda (UU No. 27 Tahun 2022): Anda bisa berhenti kapan saja lewat tautan di setiap email, dan bisa meminta salinan atau penghapusan data Anda kepada ${name}. Setelah dihapus, hanya sidik terenkripsi alamat Anda yang tersisa, agar Anda tidak dikirimi email lagi.`,
  },
  en: {
    title: 'Privacy policy',
    back: 'Back to the form',
    text: (name: string) => `${name} asks for your details with this form and is responsible for them.

What is kept: your name, e-mail address, WhatsApp number if you give it, and the proof of your consent (its text, the time, the IP address and the browser).

What for: only to send the e-mails you agreed to. Your details are not sold and not given to others, except to the provider that delivers the e-mails.

Your rights (Indonesian law 27 of 2022): you can stop at any time with the link in every e-mail, and can ask ${name} for a copy or the erasure of your details. After that only a keyed fingerprint of your address is left, so that you are not mailed again.`,
  },
} as const

/** What happens with the details that a form asks for. */
export function privacyPage(options: {
  readonly form: FormPageRow
  readonly language: Language
  readonly sandboxUrl: string | null
}): string {
  const { form, language, sandboxUrl } = options
  const say = words[language]
  const body = html`<main class="optin"><section class="card optin__done"><h1>${say.title}</h1>
${paragraphs(say.text(form.affiliateName))}</section>
<footer class="optin__foot"><a class="link" href="/f/${form.slug}?lang=${language}">${say.back}</a></footer></main>`
  return page({ language, title: `${say.title} · ${form.affiliateName}`, body, sandboxUrl })
}
