import type { Language } from './messages.ts'

/**
 * What the pages behind the unsubscribe link of a mail say. They stand beside the catalogues, because those travel to the
 * apps.
 */
const ID = {
  ask: 'Berhenti menerima email?',
  /** Before and between the names of who sends and who receives. */
  from: 'Email dari ',
  to: ' ke ',
  all: {
    button: (sender: string | null): string =>
      `Berhenti dari semua email${sender === null ? '' : ` ${sender}`}`,
    text: (sender: string): string => `Tidak ada lagi email dari ${sender} untuk Anda. Langsung berlaku.`,
    unnamed: 'Anda tidak akan menerima email lagi dari pengirim ini. Langsung berlaku.',
  },
  sequence: {
    button: 'Berhenti dari rangkaian ini saja',
    text: (subject: string, sender: string): string =>
      `Rangkaian dengan email “${subject}”. Email lain dari ${sender} tetap datang.`,
    unnamed: 'Rangkaian yang mengirim email ini. Email lain dari pengirim ini tetap datang.',
  },
  snooze: {
    title: 'Hanya perlu jeda?',
    text: 'Emailnya menunggu, lalu datang lagi dengan sendirinya.',
    /** By `SNOOZE_DAYS`. */
    days: { 7: '1 minggu', 14: '2 minggu', 30: '1 bulan' },
    done: (until: string): string => `Email dijeda sampai ${until}`,
    doneText: (sender: string): string =>
      `Setelah itu, email dari ${sender} datang lagi dengan jarak yang sama.`,
    doneUnnamed: 'Setelah itu, emailnya datang lagi dengan jarak yang sama.',
    wake: 'Lanjutkan sekarang',
    other: 'Pilihan lain',
  },
  stopped: {
    title: 'Anda sudah berhenti berlangganan',
    text: (email: string, sender: string): string =>
      `${email} tidak akan menerima email lagi dari ${sender}.`,
    unnamed: 'Anda tidak akan menerima email lagi dari pengirim ini.',
  },
  left: {
    title: 'Anda keluar dari rangkaian ini',
    text: (subject: string): string =>
      `Sisa email dari rangkaian dengan “${subject}” tidak dikirim kepada Anda.`,
    unnamed: 'Sisa email dari rangkaian ini tidak dikirim kepada Anda.',
    others: (sender: string): string => `Email lain dari ${sender} tetap datang.`,
  },
  undo: {
    text: 'Tidak sengaja? Dalam 24 jam, Anda bisa membatalkannya di sini; emailnya datang lagi seperti semula.',
    button: 'Batalkan, saya tetap berlangganan',
    done: 'Anda tetap berlangganan',
    doneText: (sender: string): string => `Email dari ${sender} datang lagi seperti semula.`,
    doneUnnamed: 'Emailnya datang lagi seperti semula.',
    not: 'Tidak dapat dibatalkan di sini',
    choose: 'Pilih lagi',
  },
  slip: 'Ingin menerima email lagi? Daftar lagi lewat formulir pengirimnya, lalu buka tautan konfirmasi di email yang Anda terima.',
  bad: 'Tautan tidak berlaku',
  badText:
    'Mungkin tautannya terpotong. Salin seluruh tautan berhenti berlangganan dari emailnya, atau minta berhenti lewat alamat Kontak di bagian bawah email itu.',
  badClickText:
    'Mungkin tautannya terpotong. Salin seluruh tautan dari emailnya, atau tanyakan kepada pengirimnya.',
  test: 'Ini tautan dari email uji',
  testText: 'Di email untuk lead, tautan ini menghentikan langganan mereka. Di sini tidak ada yang berubah.',
}

const EN: typeof ID = {
  ask: 'Stop receiving emails?',
  from: 'Emails from ',
  to: ' to ',
  all: {
    button: (sender) => `Stop all emails${sender === null ? '' : ` from ${sender}`}`,
    text: (sender) => `No more emails from ${sender} for you. It works at once.`,
    unnamed: 'You will get no more emails from this sender. It works at once.',
  },
  sequence: {
    button: 'Stop only this sequence',
    text: (subject, sender) =>
      `The sequence with the email “${subject}”. Other emails from ${sender} still come.`,
    unnamed: 'The sequence that sent this email. Other emails from this sender still come.',
  },
  snooze: {
    title: 'Only need a break?',
    text: 'The emails wait, and then come again by themselves.',
    days: { 7: '1 week', 14: '2 weeks', 30: '1 month' },
    done: (until) => `Emails wait until ${until}`,
    doneText: (sender) => `After that, emails from ${sender} come again, spaced as before.`,
    doneUnnamed: 'After that, the emails come again, spaced as before.',
    wake: 'Go on now',
    other: 'Other choices',
  },
  stopped: {
    title: 'You are unsubscribed',
    text: (email, sender) => `${email} will get no more emails from ${sender}.`,
    unnamed: 'You will get no more emails from this sender.',
  },
  left: {
    title: 'You have left this sequence',
    text: (subject) => `The rest of the sequence with “${subject}” will not be sent to you.`,
    unnamed: 'The rest of this sequence will not be sent to you.',
    others: (sender) => `Other emails from ${sender} still come.`,
  },
  undo: {
    text: 'By mistake? For 24 hours you can take it back here; the emails then come as before.',
    button: 'Undo, I stay subscribed',
    done: 'You stay subscribed',
    doneText: (sender) => `Emails from ${sender} come as before.`,
    doneUnnamed: 'The emails come as before.',
    not: 'This cannot be taken back here',
    choose: 'Choose again',
  },
  slip: 'To get emails again, sign up with the sender’s form, then open the confirmation link in the email you get.',
  bad: 'This link is not valid',
  badText:
    'It may have been cut off. Copy the whole unsubscribe link of the email, or ask to be unsubscribed at the Contact address at the end of that email.',
  badClickText: 'It may have been cut off. Copy the whole link of the email, or ask its sender.',
  test: 'This link is from a test email',
  testText: 'In the email to a lead it ends their subscription. Here it changes nothing.',
}

const WORDS: Readonly<Record<Language, typeof ID>> = { id: ID, en: EN }

export function stopWords(language: Language): typeof ID {
  return WORDS[language]
}
