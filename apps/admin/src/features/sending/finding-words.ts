import type { SetupFinding, SetupFindingCode } from '@booster/contracts/sending/setup-check'
import type { I18n } from '@lingui/core'

type Say = (i18n: I18n, detail: string) => string

const WORDS = {
  DNS_SILENT: (i18n) => i18n.t('DNS tidak menjawab. Periksa lagi sebentar lagi.'),
  DOMAIN_RESERVED: (i18n) => i18n.t('Domain ini hanya untuk percobaan; email dari sini ditolak di mana pun.'),
  SPF_MISSING: (i18n) => i18n.t('Belum ada record SPF.'),
  SPF_SEVERAL: (i18n) =>
    i18n.t('Ada lebih dari satu record SPF, jadi tidak satu pun berlaku. Gabungkan menjadi satu.'),
  SPF_BROKEN: (i18n, detail) =>
    i18n.t('Bagian ini tidak dikenal atau tidak ditemukan: {detail}.', { detail }),
  SPF_TOO_MANY_LOOKUPS: (i18n) =>
    i18n.t('Ada lebih dari 10 nama yang harus dicari, jadi penerima menolak record ini. Kurangi include.'),
  SPF_ALLOWS_ALL: (i18n) =>
    i18n.t('+all mengizinkan siapa pun mengirim atas nama domain ini. Ganti dengan ~all.'),
  SPF_OPEN_END: (i18n) => i18n.t('Tambahkan ~all di akhir, supaya server lain tidak dianggap sah.'),
  SPF_SERVER_NOT_LISTED: (i18n, detail) =>
    i18n.t('Alamat server email belum tercantum: {detail}.', { detail }),
  SPF_ASK_PROVIDER: (i18n, detail) =>
    i18n.t('Tanyakan kepada {detail}: include mana yang harus ada di record SPF?', { detail }),
  SPF_ASK_MACHINE: (i18n) =>
    i18n.t(
      'Server email berjalan di mesin ini. Pastikan alamat IP publiknya tercantum sebagai ip4: atau ip6:.',
    ),
  DKIM_MISSING: (i18n) =>
    i18n.t('Kunci publik belum ada di DNS, jadi tanda tangan email tidak bisa diperiksa.'),
  DKIM_SEVERAL: (i18n) => i18n.t('Ada lebih dari satu record di nama ini. Sisakan satu.'),
  DKIM_OTHER_KEY: (i18n) => i18n.t('Kunci di DNS bukan pasangan kunci yang menandatangani email.'),
  DKIM_KEY_SHORT: (i18n, detail) => i18n.t('Kunci {detail} bit terlalu pendek. Pakai 2.048 bit.', { detail }),
  DKIM_ASK_PROVIDER: (i18n, detail) =>
    i18n.t(
      'Bukan aplikasi ini yang menandatangani. Tanyakan kepada {detail}: record DKIM mana untuk domain Anda?',
      {
        detail,
      },
    ),
  DMARC_MISSING: (i18n) => i18n.t('Belum ada record DMARC. Gmail dan Yahoo memintanya dari pengirim massal.'),
  DMARC_SEVERAL: (i18n) => i18n.t('Ada lebih dari satu record DMARC, jadi tidak satu pun berlaku.'),
  DMARC_BROKEN: (i18n) => i18n.t('Record tidak memuat p=none, p=quarantine, atau p=reject.'),
  DMARC_INHERITED: (i18n, detail) => i18n.t('Berlaku record dari {detail}.', { detail }),
  DMARC_OBSERVES: (i18n) =>
    i18n.t('p=none: email palsu masih diterima. Naikkan ke p=quarantine setelah semua email Anda lolos.'),
  DMARC_WITHOUT_REPORTS: (i18n) =>
    i18n.t('Tanpa rua= tidak ada laporan. Tambahkan rua=mailto: dengan alamat yang Anda baca.'),
  ALIGNED_BY_DKIM: (i18n) => i18n.t('Cocok lewat DKIM: tanda tangan memakai domain pengirim.'),
  ALIGNED_BY_SPF: (i18n) => i18n.t('Cocok lewat SPF: bounce memakai domain pengirim.'),
  SPF_NOT_ALIGNED: (i18n, detail) =>
    i18n.t('Tidak cocok lewat SPF: bounce memakai {detail}. DKIM saja yang meloloskan email.', { detail }),
  NOT_ALIGNED: (i18n, detail) =>
    i18n.t(
      'Bounce memakai {detail}, dan aplikasi ini tidak menandatangani. DMARC lolos hanya bila server email menandatangani dengan domain pengirim.',
      { detail },
    ),
  ALIGNMENT_ASK_PROVIDER: (i18n) =>
    i18n.t('Penyedia yang mengirim. Kirim email uji, lalu lihat apakah DMARC bertanda pass.'),
  MX_MISSING: (i18n) =>
    i18n.t(
      'Domain ini tidak menerima email: balasan dan bounce hilang, dan sebagian penerima menolak pengirimnya.',
    ),
  MX_REFUSES: (i18n) => i18n.t('Domain ini menyatakan tidak menerima email (MX 0 .).'),
  BOUNCES_UNREAD: (i18n) =>
    i18n.t(
      'Bounce kembali ke alamat pengirim dan tidak dibaca. Isi SMTP_BOUNCE_ADDRESS, supaya alamat mati berhenti dikirimi.',
    ),
  ADDRESS_LOCAL: (i18n) =>
    i18n.t('Alamat ini hanya terbuka di mesin ini. Isi PUBLIC_URL dengan alamat yang bisa dibuka penerima.'),
  HTTPS_MISSING: (i18n) =>
    i18n.t(
      'Tanpa https, tombol berhenti berlangganan di aplikasi email tidak bekerja. Pakai https di PUBLIC_URL.',
    ),
  CERTIFICATE_INVALID: (i18n, detail) => i18n.t('Sertifikat ditolak: {detail}.', { detail }),
  CERTIFICATE_ENDS_SOON: (i18n, detail) => i18n.t('Sertifikat berakhir {detail}.', { detail }),
  ADDRESS_UNREACHABLE: (i18n, detail) => i18n.t('Tidak terbuka dari server ini: {detail}.', { detail }),
} satisfies Record<SetupFindingCode, Say>

/** One sentence. */
export function findingWords(i18n: I18n, { code, detail }: SetupFinding): string {
  return (WORDS[code] as Say)(i18n, detail.join(', '))
}
