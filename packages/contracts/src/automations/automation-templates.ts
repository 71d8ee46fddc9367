import type { AutomationCreateInput } from './automations.ts'

/**
 * A sequence to start from. Texts are Indonesian, for the affiliate's leads. None asks for an answer: by some providers
 * answers reach nobody.
 */
type AutomationTemplate = Pick<AutomationCreateInput, 'name' | 'triggerType' | 'steps'> & {
  readonly key: string
  readonly description: string
}

const AFTER_OPTIN: AutomationTemplate = {
  key: 'after-optin',
  name: 'Kenalan dengan calon eksportir',
  description: 'Untuk lead baru dari formulir: antar panduan, bangun percaya, lalu ajak ke kelas.',
  triggerType: 'AFTER_OPTIN',
  steps: [
    {
      delayMinutes: 0,
      emailSubject: 'Panduan ekspor Anda sudah siap, {{nama|Kak}}',
      preheader: 'Langkah pertama menuju pembeli luar negeri',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Terima kasih sudah mendaftar. Panduan yang Anda minta sudah bisa dibaca sekarang. Isinya tiga hal yang paling sering ditanyakan eksportir pemula: memilih produk, menghitung harga jual, dan mencari pembeli pertama.</p>
<p>Bacalah bagian pertama hari ini, cukup sepuluh menit. Besok saya kirim contoh nyata dari peserta yang mulai dari nol.</p>
<p>Salam hangat,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 1_440,
      emailSubject: 'Dari dapur rumah ke rak toko di Dubai',
      preheader: 'Cerita nyata, lengkap dengan angkanya',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Bu Ratna memulai usaha keripik dari dapur rumah. Enam bulan kemudian, 400 karton pertamanya berangkat ke Dubai. Kuncinya bukan modal besar, melainkan satu kebiasaan: menghubungi lima calon pembeli setiap hari.</p>
<p>Produk apa yang ingin Anda ekspor? Tuliskan satu saja, lalu cari tiga toko di luar negeri yang sudah menjual barang serupa.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 4_320,
      emailSubject: 'Tiga kesalahan yang membuat pembeli mundur',
      preheader: 'Nomor dua paling sering terjadi',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Pembeli luar negeri jarang menolak karena harga. Mereka mundur karena tiga hal:</p>
<ol><li>Balasan lebih dari satu hari.</li><li>Spesifikasi produk tidak tertulis jelas.</li><li>Harga tanpa keterangan biaya kirim.</li></ol>
<p>Ketiganya bisa Anda perbaiki minggu ini juga. Di kelas kami, Anda akan berlatih langsung dengan contoh surat penawaran.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
  ],
}

const AFTER_ZOOM: AutomationTemplate = {
  key: 'after-zoom',
  name: 'Tindak lanjut webinar Zoom',
  description: 'Untuk peserta Zoom: kirim rekaman, jawab keraguan, lalu tawarkan langkah berikutnya.',
  triggerType: 'AFTER_ZOOM',
  steps: [
    {
      delayMinutes: 60,
      emailSubject: 'Rekaman webinar sudah siap, {{nama|Kak}}',
      preheader: 'Bisa ditonton ulang selama tujuh hari',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Terima kasih sudah hadir di Zoom tadi. Rekaman dan materinya kami simpan tujuh hari, jadi Anda bisa mengulang bagian yang terlewat.</p>
<p>Tuliskan satu hal yang akan Anda kerjakan minggu ini. Yang tertulis lebih mudah dijalankan.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 1_440,
      emailSubject: 'Pertanyaan yang paling banyak muncul kemarin',
      preheader: 'Izin, modal, dan pembeli pertama',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Tiga pertanyaan terbanyak kemarin: apakah harus punya PT, berapa modal awalnya, dan di mana mencari pembeli. Jawaban singkatnya: tidak harus, bisa mulai dari kiriman contoh, dan mulailah dari pameran dagang daring.</p>
<p>Masih ada yang mengganjal? Putar ulang bagian tanya jawab di rekaman.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 4_320,
      emailSubject: 'Langkah Anda berikutnya, {{nama|Kak}}',
      preheader: 'Tempat di kelas bulan ini terbatas',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Kalau webinar kemarin terasa pas, kelas lengkapnya adalah lanjutan yang wajar: delapan pertemuan, pendampingan, dan tugas yang langsung dipakai untuk produk Anda sendiri.</p>
<p>Kalau sudah yakin, daftarlah minggu ini, selagi tempatnya masih ada.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
  ],
}

const PENDING_PAYMENT: AutomationTemplate = {
  key: 'pending-payment',
  name: 'Pengingat pembayaran',
  description: 'Untuk pesanan yang belum dibayar: ingatkan dengan sopan, bantu, lalu tutup dengan jelas.',
  triggerType: 'PENDING_PAYMENT',
  steps: [
    {
      delayMinutes: 120,
      emailSubject: 'Pesanan Anda kami simpan, {{nama|Kak}}',
      preheader: 'Tinggal satu langkah lagi',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Pesanan Anda sudah kami terima dan tempatnya kami simpan. Yang tersisa hanya pembayarannya. Instruksi lengkap ada di email pesanan Anda.</p>
<p>Sudah membayar? Abaikan email ini, konfirmasinya sedang kami proses.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 1_440,
      emailSubject: 'Bila ada kendala saat membayar',
      preheader: 'Biasanya selesai dengan satu dari dua cara ini',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Pembayaran Anda belum kami terima. Kadang kode QR kedaluwarsa atau aplikasi bank sedang gangguan. Buka lagi email pesanan Anda dan minta kode baru, atau pilih cara bayar yang lain.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 2_880,
      emailSubject: 'Tempat Anda kami simpan sampai malam ini',
      preheader: 'Setelah itu kami berikan ke antrean berikutnya',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Ini pengingat terakhir dari kami. Tempat Anda tersimpan sampai malam ini, setelah itu kami berikan ke peserta di daftar tunggu. Kalau Anda batal, tidak perlu melakukan apa-apa.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
  ],
}

const WELCOME: AutomationTemplate = {
  key: 'welcome',
  name: 'Sambutan member baru',
  description: 'Untuk member baru: sambut, tunjukkan langkah pertama, dan pastikan mereka terbantu.',
  triggerType: 'WELCOME',
  steps: [
    {
      delayMinutes: 0,
      emailSubject: 'Selamat datang, {{nama|Kak}}!',
      preheader: 'Mulai dari sini',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Selamat bergabung. Akun Anda aktif dengan alamat {{email}}. Supaya tidak bingung, mulailah dari satu hal dulu: tonton pelajaran pembuka, lama waktunya dua belas menit.</p>
<p>Kalau ada yang tidak jalan, ulangi dari pelajaran pembuka. Langkahnya ditunjukkan satu per satu.</p>
<p>Salam hangat,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 1_440,
      emailSubject: 'Satu tugas kecil untuk hari kedua',
      preheader: 'Sepuluh menit yang menentukan',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Tugas hari ini: tuliskan produk Anda dalam satu kalimat yang dimengerti orang asing. Apa produknya, dari bahan apa, dan untuk siapa. Kalimat itu akan Anda pakai di semua penawaran nanti.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
    {
      delayMinutes: 5_760,
      emailSubject: 'Minggu pertama Anda, {{nama|Kak}}',
      preheader: 'Lihat sejauh mana Anda sudah melangkah',
      emailBody: `<p>Halo {{nama|Kak}},</p>
<p>Sudah hampir seminggu. Apa yang paling membantu, dan apa yang masih membingungkan? Catat keduanya, lalu ulangi pelajaran yang masih terasa sulit.</p>
<p>Salam,<br>{{affiliate}}</p>`,
    },
  ],
}

/** One template per trigger. */
export const AUTOMATION_TEMPLATES: readonly AutomationTemplate[] = [
  AFTER_OPTIN,
  AFTER_ZOOM,
  PENDING_PAYMENT,
  WELCOME,
]
