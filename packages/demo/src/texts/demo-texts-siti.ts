import { type DemoAutomation, mailBody } from './demo-automation.ts'

/** Siti's only sequence; it waits for credit instead of failing. */
export const sewingCourse: DemoAutomation = {
  key: 'menjahit',
  name: 'Kelas Menjahit Pemula',
  triggerType: 'AFTER_OPTIN',
  status: 'active',
  reentry: 'once',
  onNoCredit: 'hold',
  steps: [
    {
      delayMinutes: 0,
      subject: 'Pola gratis untukmu, {{nama|Kak}}',
      preheader: 'Cetak di kertas A4.',
      body: mailBody(
        ['Terima kasih sudah mendaftar. Pola tas belanja pertamamu sudah siap dicetak di kertas A4.'],
        {
          text: 'Unduh pola',
          url: 'https://example.com/menjahit/pola',
        },
      ),
    },
    {
      delayMinutes: 1_440,
      subject: 'Mengenal mesin jahit dalam 10 menit',
      preheader: 'Video singkat tanpa istilah sulit.',
      body: mailBody(
        [
          'Kalau mesinnya masih membuat ragu, tonton dulu video sepuluh menit ini. Kita mulai dari memasang benang.',
        ],
        {
          text: 'Tonton video',
          url: 'https://example.com/menjahit/video',
        },
      ),
    },
    {
      delayMinutes: 4_320,
      subject: 'Tunjukkan hasil jahitanmu, {{nama|Kak}}',
      preheader: 'Bandingkan dengan karya peserta lain.',
      body: mailBody(
        [
          'Ambil foto hasil jahitanmu, lalu bandingkan dengan karya peserta lain. Dari situ terlihat bagian mana yang perlu diulang.',
        ],
        {
          text: 'Lihat karya peserta lain',
          url: 'https://example.com/menjahit/galeri',
        },
      ),
    },
  ],
}
