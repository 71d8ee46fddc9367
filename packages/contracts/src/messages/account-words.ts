import type { Language } from './messages.ts'

/**
 * What the mails and pages say by which people get a password. They stand beside the catalogues, because those travel to
 * the apps.
 */
const ID = {
  hello: (name: string): string => `Halo ${name},`,
  mail: {
    invite: {
      subject: 'Undangan ke Affiliate Booster',
      why: {
        affiliate:
          'Anda diundang ke Affiliate Booster sebagai affiliate. Buka tautan ini, lalu buat kata sandi Anda:',
        admin:
          'Anda diundang ke Affiliate Booster sebagai admin. Buka tautan ini, lalu buat kata sandi Anda:',
      },
      link: 'Buat kata sandi',
      goodFor: 'Tautan ini berlaku 72 jam dan hanya bisa dipakai satu kali.',
      ignore: 'Bila Anda tidak mengharapkan undangan ini, abaikan email ini.',
    },
    reset: {
      subject: 'Kata sandi baru untuk Affiliate Booster',
      why: {
        affiliate:
          'Ada permintaan kata sandi baru untuk akun Anda. Buka tautan ini, lalu buat kata sandinya:',
        admin:
          'Ada permintaan kata sandi baru untuk akun admin Anda. Buka tautan ini, lalu buat kata sandinya:',
      },
      link: 'Buat kata sandi baru',
      goodFor: 'Tautan ini berlaku 1 jam dan hanya bisa dipakai satu kali.',
      ignore: 'Bila bukan Anda yang meminta, abaikan email ini: kata sandi Anda tetap sama.',
    },
  },
  forgot: {
    title: 'Lupa kata sandi?',
    text: 'Isi alamat email akun Anda. Kami kirim tautan untuk membuat kata sandi baru.',
    email: 'Email',
    button: 'Kirim tautan',
    wrongEmail: 'Alamat email ini tidak benar.',
    sent: 'Periksa email Anda',
    sentText: (email: string): string =>
      `Bila ${email} punya akun, tautannya segera sampai dan berlaku 1 jam. Belum ada? Periksa juga folder Spam.`,
    again: 'Pakai alamat lain',
  },
  set: {
    invite: 'Buat kata sandi',
    reset: 'Buat kata sandi baru',
    text: (email: string): string => `Untuk akun ${email}.`,
    password: 'Kata sandi baru',
    hint: (min: number): string => `Paling sedikit ${min} karakter.`,
    again: 'Ulangi kata sandi',
    button: 'Simpan kata sandi',
    tooShort: (min: number): string => `Terlalu pendek: paling sedikit ${min} karakter.`,
    tooLong: (max: number): string => `Terlalu panjang: paling banyak ${max} karakter.`,
    different: 'Kedua kata sandi tidak sama.',
    done: 'Kata sandi tersimpan',
    doneText: (email: string): string => `Masuk dengan ${email} dan kata sandi ini.`,
  },
  signIn: 'Masuk',
  askAgain: 'Minta tautan baru',
  refused: {
    bad: { title: 'Tautan tidak berlaku', text: 'Salin seluruh tautan dari email, lalu buka lagi.' },
    used: {
      title: 'Tautan ini sudah dipakai',
      text: 'Masuk dengan kata sandi Anda. Bila lupa, minta tautan baru.',
    },
    expiredReset: {
      title: 'Tautan ini sudah kedaluwarsa',
      text: 'Tautan untuk kata sandi baru berlaku 1 jam. Minta tautan baru.',
    },
    expiredInvite: {
      title: 'Undangan ini sudah kedaluwarsa',
      text: 'Undangan berlaku 72 jam. Minta admin mengirim undangan baru.',
    },
    revoked: {
      title: 'Tautan ini tidak berlaku lagi',
      text: 'Pakai tautan di email yang paling baru, atau hubungi admin.',
    },
    suspended: { title: 'Akun ini dihentikan sementara', text: 'Hubungi admin.' },
  },
}

const EN: typeof ID = {
  hello: (name) => `Hello ${name},`,
  mail: {
    invite: {
      subject: 'Your invitation to Affiliate Booster',
      why: {
        affiliate:
          'You are invited to Affiliate Booster as an affiliate. Open this link and choose a password:',
        admin: 'You are invited to Affiliate Booster as an admin. Open this link and choose a password:',
      },
      link: 'Choose a password',
      goodFor: 'This link works for 72 hours, and once.',
      ignore: 'If you did not expect this invitation, ignore this email.',
    },
    reset: {
      subject: 'A new password for Affiliate Booster',
      why: {
        affiliate: 'A new password was requested for your account. Open this link and choose one:',
        admin: 'A new password was requested for your admin account. Open this link and choose one:',
      },
      link: 'Choose a new password',
      goodFor: 'This link works for 1 hour, and once.',
      ignore: 'If it was not you, ignore this email: your password stays as it is.',
    },
  },
  forgot: {
    title: 'Forgot your password?',
    text: 'Enter the email address of your account. We send you a link to choose a new password.',
    email: 'Email',
    button: 'Send the link',
    wrongEmail: 'This email address is not valid.',
    sent: 'Check your email',
    sentText: (email) =>
      `If ${email} has an account, the link arrives soon and works for 1 hour. Nothing there? Look in your spam folder too.`,
    again: 'Use another address',
  },
  set: {
    invite: 'Choose a password',
    reset: 'Choose a new password',
    text: (email) => `For the account ${email}.`,
    password: 'New password',
    hint: (min) => `At least ${min} characters.`,
    again: 'Repeat the password',
    button: 'Save password',
    tooShort: (min) => `Too short: at least ${min} characters.`,
    tooLong: (max) => `Too long: at most ${max} characters.`,
    different: 'The two passwords differ.',
    done: 'Your password is saved',
    doneText: (email) => `Sign in with ${email} and this password.`,
  },
  signIn: 'Sign in',
  askAgain: 'Ask for a new link',
  refused: {
    bad: { title: 'This link is not valid', text: 'Copy the whole link from the email and open it again.' },
    used: {
      title: 'This link has been used',
      text: 'Sign in with your password. If you forgot it, ask for a new link.',
    },
    expiredReset: {
      title: 'This link has expired',
      text: 'Links to a new password work for 1 hour. Ask for a new one.',
    },
    expiredInvite: {
      title: 'This invitation has expired',
      text: 'Invitations work for 72 hours. Ask an admin to send a new one.',
    },
    revoked: {
      title: 'This link no longer works',
      text: 'Use the link of the newest email, or contact an admin.',
    },
    suspended: { title: 'This account is suspended', text: 'Contact an admin.' },
  },
}

const WORDS: Readonly<Record<Language, typeof ID>> = { id: ID, en: EN }

export function accountWords(language: Language): typeof ID {
  return WORDS[language]
}
