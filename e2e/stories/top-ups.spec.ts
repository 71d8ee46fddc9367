import { expect, type Page, test } from '../fixtures.ts'
import { addAffiliate, PASSWORD } from '../world/add-affiliate.ts'
import { type ApiClient, signInWith } from '../world/api-client.ts'

const JAKARTA_AHEAD_MS = 7 * 3_600_000
const HELD_STEP = { delayMinutes: 0, emailSubject: 'Selamat datang', emailBody: '<p>Halo {{nama}}</p>' }

/** A mail of an affiliate without credit, in a sequence that waits for it. */
async function holdMail(api: ApiClient, email: string): Promise<void> {
  const { id: automationId } = await api.mutate<{ readonly id: string }>('automation.create', {
    ...{ name: `Sambutan ${email}`, triggerType: 'WELCOME', onNoCredit: 'hold', activate: true },
    steps: [HELD_STEP],
  })
  const consent = { text: 'Setuju menerima email', source: 'Uji' }
  const lead = await api.mutate<{ readonly id: string }>('lead.add', { name: 'Melati', email, consent })
  await api.mutate('trigger.run', { leadIds: [lead.id], triggerType: 'WELCOME', automationId })
  const held = async () => (await api.query<{ readonly held: number }>('job.counts', { automationId })).held
  await expect.poll(held).toBe(1)
}

async function openRequests(
  api: ApiClient,
): Promise<readonly { readonly id: string; readonly payableRupiah: number }[]> {
  const { rows } = await api.query<{
    readonly rows: readonly { readonly id: string; readonly state: string; readonly payableRupiah: number }[]
  }>('topUp.list', { limit: 100 })
  return rows.filter(({ state }) => state === 'open')
}

function rowOf(admin: Page, email: string) {
  return admin.getByRole('row').filter({ hasText: email })
}

test('a new affiliate asks for credit; an admin approves, the credit is there and the mail that waited leaves', async ({
  admin,
  apiAs,
  openAs,
  visitor,
  world,
  sandbox,
  newAddress,
}) => {
  const [email, address] = [newAddress(), newAddress()]
  await addAffiliate({ admin: await apiAs('admin'), sandbox, page: visitor, email, name: 'Baru Bergabung' })
  const api = await signInWith(world.url, { email, password: PASSWORD })
  await holdMail(api, address)
  const mailsBefore = (await sandbox.messagesTo(email)).length
  const baru = await openAs(api)

  await baru.goto('/affiliate/credits')
  await baru.getByRole('link', { name: 'Minta isi ulang ke admin' }).first().click()
  const dialog = baru.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Kirim permintaan' }).click()
  await expect(dialog.getByText('Isi jumlah kredit.')).toBeVisible()
  await dialog.getByLabel('Jumlah kredit').fill('2.000')
  await expect(dialog.getByText(/Rp\s500\.000 ditambah kode unik/)).toBeVisible()
  await dialog.getByLabel('Catatan').fill('Untuk promo akhir tahun')
  await dialog.getByRole('button', { name: 'Kirim permintaan' }).click()
  await expect(dialog.getByText('Permintaan terkirim')).toBeVisible()
  const [request] = await openRequests(api)
  const payable = (request?.payableRupiah ?? 0).toLocaleString('id-ID')
  await expect(dialog.getByText(new RegExp(`Rp\\s${payable}`))).toBeVisible()
  await expect(dialog.getByText('BCA 0123456789')).toBeVisible()
  await dialog.getByRole('button', { name: 'Selesai' }).click()
  const own = baru.getByRole('list', { name: 'Permintaan isi ulang' }).getByRole('listitem').first()
  await expect(own.getByText('Menunggu', { exact: true })).toBeVisible()

  await admin.goto('/admin/')
  await admin
    .getByRole('navigation', { name: 'Navigasi utama' })
    .getByRole('link', { name: /^Isi ulang kredit \d+$/ })
    .click()
  const row = rowOf(admin, email)
  await expect(row.getByText('Untuk promo akhir tahun')).toBeVisible()
  await expect(row.getByText('1 email')).toBeVisible()
  await row.getByRole('button', { name: /^Setujui/ }).click()
  const approval = admin.getByRole('dialog')
  await expect(approval.getByText('1 email menunggu kredit dan kembali ke antrean.')).toBeVisible()
  await approval.getByRole('button', { name: 'Setujui dan catat 2.000 kredit' }).click()
  await expect(admin.getByText('2.000 kredit dicatat untuk Baru Bergabung.')).toBeVisible()
  await expect(rowOf(admin, email)).toHaveCount(0)

  // Nothing is loaded again by hand.
  await expect(own.getByText('Disetujui')).toBeVisible()
  await expect(baru.getByText('dari saldo 2.000').or(baru.getByText('dari saldo 1.999'))).toBeVisible()
  await expect.poll(async () => (await sandbox.messagesTo(address)).length).toBe(1)
  await expect.poll(async () => (await sandbox.messagesTo(email)).length).toBe(mailsBefore + 1)
  const [mail] = await sandbox.messagesTo(email)
  expect(mail?.subject).toBe('[Affiliate Booster] Isi ulang 2.000 kredit disetujui')
})

test('a refusal is read with its reason, and a late approval names who was faster', async ({
  siti,
  admin,
  apiAs,
}) => {
  const api = await apiAs('siti')
  const { id } = await api.mutate<{ readonly id: string }>('topUp.request', { credits: 321 })
  await siti.goto('/affiliate/credits')
  await admin.goto('/admin/topups')
  const row = rowOf(admin, 'siti@demo.test').filter({ hasText: '321' })
  await row.getByRole('button', { name: /^Setujui/ }).click()
  const approval = admin.getByRole('dialog')
  await expect(approval.getByRole('button', { name: /Setujui dan catat/ })).toBeVisible()
  await (await apiAs('admin')).mutate('admin.topUp.refuse', { id, reason: 'Transfer belum masuk' })
  await approval.getByRole('button', { name: /Setujui dan catat/ }).click()
  await expect(approval.getByText('Sudah ditolak oleh Rina Admin.')).toBeVisible()

  const own = siti.getByRole('list', { name: 'Permintaan isi ulang' }).getByRole('listitem').first()
  await expect(own.getByText('Ditolak')).toBeVisible()
  await expect(own.getByText('Alasan: Transfer belum masuk')).toBeVisible()
})

test('an affiliate sends the proof later and takes a request back', async ({ siti, admin, apiAs }) => {
  const api = await apiAs('siti')
  await api.mutate('topUp.request', { credits: 654 })
  await siti.goto('/affiliate/credits')
  const own = siti.getByRole('listitem').filter({ hasText: '654 kredit' })
  await own.getByRole('button', { name: 'Kirim bukti' }).click()
  const dialog = siti.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'bukti.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('bukan gambar'),
  })
  await dialog.getByRole('button', { name: 'Kirim bukti' }).click()
  await expect(dialog.getByText('Pilih gambar PNG, JPEG, WebP, atau PDF.')).toBeVisible()
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'bukti.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 bukti'),
  })
  await dialog.getByRole('button', { name: 'Kirim bukti' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(own.getByRole('link', { name: 'Lihat bukti' })).toBeVisible()
  await admin.goto('/admin/topups')
  await expect(
    rowOf(admin, 'siti@demo.test').filter({ hasText: '654' }).getByRole('link', { name: 'Lihat bukti' }),
  ).toBeVisible()

  await own.getByRole('button', { name: /^Batalkan/ }).click()
  await siti.getByRole('dialog').getByRole('button', { name: 'Batalkan permintaan' }).click()
  await expect(own.getByText('Dibatalkan')).toBeVisible()
  await expect(rowOf(admin, 'siti@demo.test').filter({ hasText: '654' })).toHaveCount(0)
})

test('an admin confirms what a bank statement shows', async ({ admin, apiAs }) => {
  const api = await apiAs('siti')
  const { payableRupiah, createdAt } = await api.mutate<{
    readonly payableRupiah: number
    readonly createdAt: string
  }>('topUp.request', { credits: 987 })
  // The world's clock may be ahead of this process: other stories let time pass.
  const day = new Date(Date.parse(createdAt) + JAKARTA_AHEAD_MS)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .reverse()
    .join('/')
  const statement = [
    'No. rekening;0123456789',
    'Tanggal;Keterangan;Debet;Kredit;Saldo',
    `${day};TRSF E-BANKING SITI RAHMA;0,00;${payableRupiah.toLocaleString('id-ID')},00;9.000.000,00`,
    `${day};TRSF E-BANKING LAIN;0,00;1.000,00;9.001.000,00`,
  ].join('\n')
  await admin.goto('/admin/topups')
  await admin.getByRole('button', { name: 'Cocokkan mutasi bank' }).click()
  const dialog = admin.getByRole('dialog')
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles({
    name: 'bukan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('nama;email\n1;2'),
  })
  await expect(dialog.getByText('Tidak ada baris judul')).toBeVisible()
  await file.setInputFiles({ name: 'mutasi.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) })
  const proposal = dialog.getByRole('listitem').filter({ hasText: 'Siti Rahma: 987 kredit' })
  await expect(proposal.getByText('TRSF E-BANKING SITI RAHMA')).toBeVisible()
  await expect(dialog.getByText('1 tidak cocok dengan permintaan mana pun')).toBeVisible()
  await proposal.getByRole('button', { name: /^Setujui/ }).click()
  await expect(proposal.getByText('Tercatat')).toBeVisible()
  await file.setInputFiles({ name: 'mutasi.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) })
  await expect(dialog.getByText('1 sudah dipakai sebelumnya')).toBeVisible()
  await expect(dialog.getByText('Tidak ada yang cocok.')).toBeVisible()
})
