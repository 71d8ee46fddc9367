import { type DemoAutomation, mailBody } from './demo-automation.ts'

/** After the opt-in: three days of welcome, the first mail at once. */
export const welcomeMembers: DemoAutomation = {
  key: 'sambutan',
  name: 'Sambutan Member Baru',
  triggerType: 'AFTER_OPTIN',
  status: 'active',
  reentry: 'once',
  onNoCredit: 'fail',
  steps: [
    {
      delayMinutes: 0,
      subject: 'Selamat datang, {{nama|Kak}}! Ini tautan belajarmu',
      preheader: 'Simpan email ini, isinya jalan pintas ke semua materi.',
      body: mailBody(
        [
          'Terima kasih sudah bergabung di Kelas Jualan Online. Mulai hari ini kamu akan menerima satu pelajaran singkat setiap hari.',
          'Pelajaran pertama sudah terbuka: cara memilih satu produk yang paling mudah dijual lewat email.',
        ],
        { text: 'Buka pelajaran pertama', url: 'https://example.com/kelas/pelajaran-1' },
      ),
    },
    {
      delayMinutes: 1_440,
      subject: 'Satu kesalahan yang membuat email tidak dibaca',
      preheader: 'Lima menit membaca, langsung bisa dipakai.',
      body: mailBody(
        [
          'Kebanyakan email gagal sejak baris subjek: terlalu panjang, terlalu ramai, atau tidak menjanjikan apa-apa.',
          'Di pelajaran kedua kita menulis ulang tiga subjek nyata, lalu membandingkan hasilnya.',
        ],
        { text: 'Lihat tiga contoh subjek', url: 'https://example.com/kelas/pelajaran-2' },
      ),
    },
    {
      delayMinutes: 2_880,
      subject: '{{nama|Kak}}, begini cara membuat pelanggan membalas',
      preheader: 'Cara mengajak orang membalas, tanpa memaksa.',
      body: mailBody(
        [
          'Email yang dibalas hampir tidak pernah masuk spam. Karena itu, pelajaran ketiga hanya tentang satu hal: pertanyaan yang enak dijawab.',
          'Coba tulis satu pertanyaan untuk pelangganmu hari ini: pendek, dan bisa dijawab dengan satu kata.',
        ],
        { text: 'Buka pelajaran ketiga', url: 'https://example.com/kelas/pelajaran-3' },
      ),
    },
    {
      delayMinutes: 4_320,
      subject: 'Rangkuman tiga hari dan langkah berikutnya',
      preheader: 'Semua materi di satu halaman.',
      body: mailBody(
        [
          'Tiga hari ini kita membahas produk, subjek, dan balasan. Rangkumannya sudah kami susun di satu halaman supaya mudah dibuka lagi.',
          'Kalau ingin dibimbing langsung, kelas lanjutan dibuka setiap hari Selasa pukul 19.30 WIB.',
        ],
        { text: 'Unduh rangkuman', url: 'https://example.com/kelas/rangkuman' },
      ),
    },
  ],
}

/** After a webinar: thanks, material, recording, bonus, last call. */
/** After the opt-in at the form of the webinar. */
export const inviteToWebinar: DemoAutomation = {
  key: 'undangan',
  name: 'Undangan Webinar',
  triggerType: 'AFTER_OPTIN',
  status: 'active',
  reentry: 'once',
  onNoCredit: 'fail',
  steps: [
    {
      delayMinutes: 0,
      subject: 'Tempatmu di webinar sudah kami simpan, {{nama|Kak}}',
      preheader: 'Selasa, 19.30 WIB. Tautannya ada di dalam.',
      body: mailBody(
        [
          'Terima kasih sudah mendaftar webinar Jualan Laris lewat Email. Webinarnya setiap Selasa pukul 19.30 WIB, lamanya 90 menit.',
          'Simpan email ini: tautan ruang Zoom-nya sama setiap minggu.',
        ],
        { text: 'Simpan tautan webinar', url: 'https://example.com/webinar/masuk' },
      ),
    },
    {
      delayMinutes: 1_440,
      subject: 'Satu contoh sebelum webinar',
      preheader: 'Dari 30 pembuka menjadi 210, dengan daftar yang sama.',
      body: mailBody(
        [
          'Sebuah toko kue menulis ulang baris subjek emailnya. Yang membuka naik dari 30 menjadi 210 orang, dengan daftar yang sama.',
          'Di webinar kita bedah kelima subjeknya, satu per satu.',
        ],
        { text: 'Lihat kelima subjek', url: 'https://example.com/webinar/contoh' },
      ),
    },
    {
      delayMinutes: 2_880,
      subject: 'Siapkan satu produk untuk webinar',
      preheader: 'Cukup satu, yang paling sering ditanyakan pembeli.',
      body: mailBody(
        [
          'Supaya langsung terpakai, siapkan satu produk yang paling sering ditanyakan pembelimu, beserta harga dan fotonya.',
        ],
        { text: 'Unduh lembar kerja', url: 'https://example.com/webinar/lembar-kerja' },
      ),
    },
    {
      delayMinutes: 4_320,
      subject: 'Yang paling sering ditanyakan sebelum webinar',
      preheader: 'Lewat HP bisa, dan ada rekamannya.',
      body: mailBody(
        [
          'Bisa ikut lewat HP? Bisa. Ada rekamannya? Ada, untuk yang sudah mendaftar. Perlu aplikasi khusus? Tidak, cukup Zoom.',
        ],
        { text: 'Buka jadwal webinar', url: 'https://example.com/webinar/jadwal' },
      ),
    },
  ],
}

export const followUpWebinar: DemoAutomation = {
  key: 'zoom',
  name: 'Follow-up Webinar Zoom',
  triggerType: 'AFTER_ZOOM',
  status: 'active',
  reentry: 'once',
  onNoCredit: 'hold',
  steps: [
    {
      delayMinutes: 0,
      subject: 'Terima kasih sudah hadir, {{nama|Kak}}',
      preheader: 'Catatan singkat dari webinar kita.',
      body: mailBody(
        [
          'Terima kasih sudah meluangkan 90 menit bersama kami. Semoga ada satu hal yang bisa langsung dicoba besok pagi.',
          'Sertifikat keikutsertaan atas nama {{nama|Kak}} bisa diunduh di sini.',
        ],
        { text: 'Unduh sertifikat', url: 'https://example.com/webinar/sertifikat' },
      ),
    },
    {
      delayMinutes: 1_440,
      subject: 'Ringkasan materi dan slide',
      preheader: '24 halaman, boleh dicetak.',
      body: mailBody(
        [
          'Slide lengkap dan daftar periksa yang kita bahas sudah siap. Silakan disimpan dan dibagikan ke tim.',
        ],
        { text: 'Unduh slide', url: 'https://example.com/webinar/slide' },
      ),
    },
    {
      delayMinutes: 4_320,
      subject: 'Rekaman webinar sudah siap, {{nama|Kak}}',
      preheader: 'Bisa ditonton ulang sampai Minggu malam.',
      body: mailBody(
        [
          'Terima kasih sudah ikut webinar hari Selasa. Rekamannya sudah kami rapikan dan bisa ditonton ulang sampai Minggu pukul 21.00 WIB.',
          'Bagian tanya jawab mulai dari menit ke-62.',
        ],
        { text: 'Tonton rekaman', url: 'https://example.com/webinar/rekaman' },
      ),
    },
    {
      delayMinutes: 7_200,
      subject: 'Bonus untuk peserta webinar',
      preheader: '12 templat email siap pakai.',
      body: mailBody(
        [
          'Sebagai peserta, kamu mendapat 12 templat email promosi yang kami pakai sendiri. Tinggal ganti nama produknya.',
        ],
        { text: 'Ambil bonus', url: 'https://example.com/webinar/bonus' },
      ),
    },
    {
      delayMinutes: 10_080,
      subject: 'Kesempatan terakhir malam ini',
      preheader: '',
      body: mailBody(
        [
          'Harga khusus peserta webinar berakhir malam ini pukul 23.59 WIB. Setelah itu kelas kembali ke harga biasa.',
          'Kalau masih ragu, tonton lagi bagian tanya jawab di rekaman: sebagian besar pertanyaan dijawab di sana.',
        ],
        { text: 'Daftar kelas lanjutan', url: 'https://example.com/kelas/daftar' },
      ),
    },
  ],
}

/** While an order waits for its payment; may run again for every invoice. */
export const remindPayment: DemoAutomation = {
  key: 'pembayaran',
  name: 'Pengingat Pembayaran',
  triggerType: 'PENDING_PAYMENT',
  status: 'active',
  reentry: 'keyed',
  onNoCredit: 'fail',
  steps: [
    {
      delayMinutes: 60,
      subject: 'Pesananmu menunggu pembayaran, {{nama|Kak}}',
      preheader: 'Tautan pembayaran berlaku 3 hari.',
      body: mailBody(
        [
          'Pesananmu sudah kami catat. Selesaikan pembayaran supaya akses kelas langsung terbuka.',
          'Transfer bank, QRIS, dan dompet digital semuanya bisa.',
        ],
        { text: 'Bayar sekarang', url: 'https://example.com/pesanan/bayar' },
      ),
    },
    {
      delayMinutes: 1_440,
      subject: 'Bila ada kendala saat membayar',
      preheader: 'Kami bantu lewat WhatsApp.',
      body: mailBody(
        [
          'Kami melihat pembayaranmu belum masuk. Kalau ada kendala, tim kami siap membantu di nomor WhatsApp yang kamu daftarkan: {{whatsapp|belum diisi}}.',
        ],
        { text: 'Lanjutkan pembayaran', url: 'https://example.com/pesanan/bayar' },
      ),
    },
    {
      delayMinutes: 4_320,
      subject: 'Tautan pembayaran berakhir hari ini',
      preheader: 'Setelah itu pesanan kami tutup.',
      body: mailBody(
        [
          'Tautan pembayaranmu berakhir hari ini pukul 23.59 WIB. Setelah itu pesanan otomatis ditutup dan tempatnya kami berikan ke peserta lain.',
        ],
        { text: 'Bayar sebelum berakhir', url: 'https://example.com/pesanan/bayar' },
      ),
    },
  ],
}

/** The e-book course; paused at the moment, so its due mails are held. */
export const culinaryEbook: DemoAutomation = {
  key: 'ebook',
  name: 'Ebook Kuliner',
  triggerType: 'WELCOME',
  status: 'paused',
  reentry: 'once',
  onNoCredit: 'fail',
  steps: [
    {
      delayMinutes: 0,
      subject: 'Ebook "Usaha Kuliner dari Rumah" untukmu, {{nama|Kak}}',
      preheader: '68 halaman, 20 resep laris.',
      body: mailBody(
        [
          'Terima kasih sudah mengunduh. Mulailah dari halaman 12: cara menghitung harga jual yang tidak merugi.',
        ],
        {
          text: 'Unduh ebook',
          url: 'https://example.com/ebook/kuliner',
        },
      ),
    },
    {
      delayMinutes: 1_440,
      subject: 'Bab 1: memilih menu yang cepat laku',
      preheader: 'Tiga pertanyaan sebelum belanja bahan.',
      body: mailBody(
        [
          'Menu yang laku bukan yang paling enak, tetapi yang paling mudah dibayangkan pembelinya. Bab pertama menunjukkan caranya.',
        ],
        {
          text: 'Baca bab 1',
          url: 'https://example.com/ebook/bab-1',
        },
      ),
    },
    {
      delayMinutes: 2_880,
      subject: 'Bab 2: foto makanan dengan ponsel',
      preheader: 'Cukup jendela dan kertas putih.',
      body: mailBody(
        ['Tidak perlu kamera mahal. Cahaya pagi dari jendela dan selembar kertas putih sudah cukup.'],
        {
          text: 'Lihat contoh foto',
          url: 'https://example.com/ebook/bab-2',
        },
      ),
    },
    {
      delayMinutes: 5_760,
      subject: 'Bab 3: pelanggan pertama dari tetangga',
      preheader: 'Naskah pesan yang sopan dan tidak memaksa.',
      body: mailBody(
        [
          'Pelanggan pertama hampir selalu orang yang sudah kenal. Di bab ini ada naskah pesan yang bisa langsung disalin.',
        ],
        {
          text: 'Salin naskah',
          url: 'https://example.com/ebook/bab-3',
        },
      ),
    },
    {
      delayMinutes: 8_640,
      subject: 'Bab 4: mengatur pesanan tanpa lupa',
      preheader: 'Satu lembar kerja, gratis.',
      body: mailBody(['Kalau pesanan mulai ramai, lembar kerja ini menjaga agar tidak ada yang terlewat.'], {
        text: 'Unduh lembar kerja',
        url: 'https://example.com/ebook/bab-4',
      }),
    },
    {
      delayMinutes: 11_520,
      subject: '{{nama|Kak}}, saatnya membuka pesanan pertama',
      preheader: 'Ajakan terakhir dari seri ini.',
      body: mailBody(
        [
          'Kamu sudah membaca sampai akhir. Sekarang waktunya membuka pesanan pertama, dan kami ingin mendengar hasilnya.',
        ],
        {
          text: 'Gabung komunitas kuliner',
          url: 'https://example.com/komunitas/kuliner',
        },
      ),
    },
  ],
}
