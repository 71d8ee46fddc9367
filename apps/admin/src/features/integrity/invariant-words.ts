/** What each invariant promises, by its name, in the order of its number (message ids, Indonesian). */
export const INVARIANT_WORDS: Readonly<Record<string, string>> = {
  'credit-covers-reserved':
    /*i18n*/ 'Tidak ada saldo di bawah kredit yang ditahan, dan tidak ada yang negatif.',
  'balance-is-ledger-sum': /*i18n*/ 'Setiap saldo sama dengan jumlah mutasi kreditnya.',
  'reserved-is-jobs-reserved':
    /*i18n*/ 'Kredit yang ditahan sama dengan kredit email yang sedang dikirim atau belum pasti.',
  'one-charge-per-job': /*i18n*/ 'Tidak ada email yang dipotong kreditnya dua kali.',
  'completed-iff-charged': /*i18n*/ 'Email berstatus terkirim tepat bila kreditnya sudah dipotong.',
  'reserved-iff-on-its-way': /*i18n*/ 'Kredit ditahan tepat selama email diproses atau belum pasti.',
  'lease-iff-processing': /*i18n*/ 'Hanya email yang sedang diproses yang dipegang sebuah proses.',
  'no-lease-overdue': /*i18n*/ 'Tidak ada email yang tertinggal di proses yang sudah mati.',
  'ledger-chains': /*i18n*/ 'Mutasi kredit bersambung: tidak ada baris yang hilang.',
  'one-affiliate-throughout': /*i18n*/ 'Email, lead, alur, dan potongannya milik affiliate yang sama.',
  'run-is-its-jobs': /*i18n*/ 'Progres setiap lead di alurnya sama dengan keadaan email-emailnya.',
  'sent-count-is-completed-jobs': /*i18n*/ 'Jumlah terkirim setiap langkah sama dengan email terkirimnya.',
  'counters-are-facts': /*i18n*/ 'Angka di tab, ubin, dan grafik sama dengan datanya.',
  'nothing-sent-after-suppression':
    /*i18n*/ 'Tidak ada email dikirim setelah lead berhenti berlangganan atau diblokir.',
  'provider-event-once': /*i18n*/ 'Setiap laporan dari penyedia dihitung sekali.',
  'cancelled-run-is-quiet': /*i18n*/ 'Tidak ada email menunggu di alur yang sudah dihentikan untuk leadnya.',
  'accepted-once': /*i18n*/ 'Tidak ada email yang diserahkan dua kali.',
  'unconfirmed-ends': /*i18n*/ 'Tidak ada email yang belum pasti lebih dari 72 jam.',
  'nothing-forgotten': /*i18n*/ 'Mesin akan melihat setiap email tepat pada waktunya.',
  'attempts-are-counted': /*i18n*/ 'Setiap percobaan yang tercatat dihitung pada emailnya.',
  'every-text-is-kept': /*i18n*/ 'Teks setiap langkah dan setiap email terkirim masih bisa dibaca.',
  'archived-whole':
    /*i18n*/ 'Email ada di antrean atau di arsip, dan semua email satu lead di satu alur diarsipkan bersama.',
  'approved-top-up-is-booked':
    /*i18n*/ 'Setiap permintaan kredit yang disetujui dicatat tepat sekali dengan jumlahnya.',
  'nothing-after-the-goal': /*i18n*/ 'Tidak ada email yang diserahkan setelah tujuan alurnya diketahui.',
  'one-run-goes-on': /*i18n*/ 'Seorang lead menjalani satu alur hanya sekali pada saat yang sama.',
}
