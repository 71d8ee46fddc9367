import { BUTTON_STYLE } from '@booster/contracts/automations/button-style'

export type Layout = {
  readonly key: string
  readonly name: string
  readonly html: string
}

const BUTTON = `<p><a href="" style="${BUTTON_STYLE}">Tonton rekaman</a></p>`
const CELL = 'padding:10px 12px;border-bottom:1px solid #d5ddd9'
const PRICE = `${CELL};text-align:right;white-space:nowrap`

/** Mails to begin with. Their words are Indonesian, for the affiliate's leads, as in the templates of sequences. */
export const LAYOUTS: readonly Layout[] = [
  {
    key: 'letter',
    name: /*i18n*/ 'Surat biasa',
    html: `<p>Halo {{nama|Kak}},</p>
<p>Tulis kabar Anda di sini, sependek mungkin. Satu surat, satu hal.</p>
<p>Salam,<br>{{affiliate}}</p>`,
  },
  {
    key: 'button',
    name: /*i18n*/ 'Dengan satu tombol',
    html: `<p>Halo {{nama|Kak}},</p>
<p>Terima kasih sudah ikut. Rekamannya sudah bisa ditonton.</p>
${BUTTON}
<p>Salam,<br>{{affiliate}}</p>`,
  },
  {
    key: 'picture',
    name: /*i18n*/ 'Gambar di atas',
    html: `<p><img src="" alt="" width="560" style="max-width:100%;height:auto"></p>
<h2>Judul yang membuat orang ingin membaca</h2>
<p>Halo {{nama|Kak}}, ceritakan gambar di atas dalam dua atau tiga kalimat.</p>
${BUTTON}
<p>Salam,<br>{{affiliate}}</p>`,
  },
  {
    key: 'lessons',
    name: /*i18n*/ 'Daftar pelajaran',
    html: `<p>Halo {{nama|Kak}},</p>
<p>Tiga hal yang kita pelajari kali ini:</p>
<ol><li><strong>Pelajaran pertama.</strong> Jelaskan dalam satu kalimat.</li><li><strong>Pelajaran kedua.</strong> Jelaskan dalam satu kalimat.</li><li><strong>Pelajaran ketiga.</strong> Jelaskan dalam satu kalimat.</li></ol>
<p>Coba satu hari ini juga.</p>
<p>Salam,<br>{{affiliate}}</p>`,
  },
  {
    key: 'prices',
    name: /*i18n*/ 'Tabel harga',
    html: `<p>Halo {{nama|Kak}},</p>
<p>Pilih paket yang cocok untuk Anda:</p>
<table width="100%" cellpadding="0" style="border-collapse:collapse"><tbody><tr><td style="${CELL}"><strong>Paket dasar</strong><br>Empat pertemuan</td><td style="${PRICE}">Rp 500.000</td></tr><tr><td style="${CELL}"><strong>Paket lengkap</strong><br>Delapan pertemuan dan pendampingan</td><td style="${PRICE}">Rp 900.000</td></tr></tbody></table>
${BUTTON.replace('Tonton rekaman', 'Pilih paket')}
<p>Salam,<br>{{affiliate}}</p>`,
  },
]
