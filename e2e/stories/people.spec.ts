import { expect, type Page, test } from '../fixtures.ts'
import { addAffiliate, choosePassword, linkTo, PASSWORD } from '../world/add-affiliate.ts'
import { type ApiClient, signInWith } from '../world/api-client.ts'

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.locator('form').getByRole('button', { name: 'Masuk', exact: true }).click()
}

test('an invited affiliate chooses her password from the mail and signs in', async ({
  admin,
  visitor,
  sandbox,
  newAddress,
}) => {
  const email = newAddress()
  await admin.goto('/admin/users')
  await admin.getByRole('main').getByRole('button', { name: 'Undang', exact: true }).click()
  const dialog = admin.getByRole('dialog', { name: 'Undang orang' })
  await dialog.getByRole('button', { name: 'Kirim undangan' }).click()
  await expect(dialog.getByText('Alamat email ini tidak benar.')).toBeVisible()
  await dialog.getByLabel('Nama').fill('Rahma Wulandari')
  await dialog.getByLabel('Email', { exact: true }).fill('budi@demo.test')
  await dialog.getByRole('button', { name: 'Kirim undangan' }).click()
  await expect(dialog.getByText('Alamat ini sudah punya akun. Cari di daftar.')).toBeVisible()
  await dialog.getByLabel('Email', { exact: true }).fill(email)
  await dialog.getByRole('button', { name: 'Kirim undangan' }).click()
  await expect(dialog).toHaveCount(0)
  const row = admin.getByRole('row').filter({ hasText: email })
  await expect(row.getByText('Diundang')).toBeVisible()

  const link = await linkTo(sandbox, email, 1)
  await visitor.goto(link)
  await visitor.getByLabel('Kata sandi baru').fill('pendek')
  await visitor.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await expect(visitor.getByText('Terlalu pendek: paling sedikit 10 karakter.')).toBeVisible()
  await choosePassword(visitor, link, PASSWORD)
  await visitor.getByRole('link', { name: 'Masuk' }).click()
  await signIn(visitor, email, PASSWORD)
  await expect(visitor).toHaveURL(/\/affiliate\/$/)
  await expect(visitor.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()
  await expect(row.getByText('Aktif')).toBeVisible()

  await visitor.goto(link)
  await expect(visitor.getByRole('heading', { name: 'Tautan ini sudah dipakai' })).toBeVisible()
})

test('an invitation that is revoked opens nothing, and can be sent again', async ({
  admin,
  visitor,
  apiAs,
  sandbox,
  newAddress,
}) => {
  const email = newAddress()
  const api = await apiAs('admin')
  await api.mutate('admin.user.invite', { email, name: 'Dimas', role: 'admin', language: 'id' })
  const link = await linkTo(sandbox, email, 1)
  await admin.goto(`/admin/users?q=${email}`)
  await admin.getByRole('button', { name: 'Tindakan untuk Dimas' }).first().click()
  await admin.getByRole('menuitem', { name: 'Cabut undangan' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Cabut undangan' }).click()
  await expect(admin.getByRole('row').filter({ hasText: email }).getByText('Undangan dicabut')).toBeVisible()
  await visitor.goto(link)
  await expect(visitor.getByRole('heading', { name: 'Tautan ini tidak berlaku lagi' })).toBeVisible()

  await admin.getByRole('button', { name: 'Tindakan untuk Dimas' }).first().click()
  await admin.getByRole('menuitem', { name: 'Undang lagi' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Kirim undangan' }).click()
  await choosePassword(visitor, await linkTo(sandbox, email, 2), PASSWORD)
  await visitor.getByRole('link', { name: 'Masuk' }).click()
  await expect(visitor).toHaveURL(/\/admin\/sign-in/)
})

test('a forgotten password is reset by the mail, and the session elsewhere ends', async ({
  visitor,
  openAs,
  apiAs,
  sandbox,
  newAddress,
}) => {
  const email = newAddress()
  await addAffiliate({ admin: await apiAs('admin'), sandbox, page: visitor, email, name: 'Toko Rahma' })
  const elsewhere = await openAs(null)
  await elsewhere.goto('/affiliate/sign-in')
  await signIn(elsewhere, email, PASSWORD)
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()

  await visitor.goto('/affiliate/sign-in')
  await visitor.getByRole('link', { name: 'Lupa?' }).click()
  await visitor.getByLabel('Email', { exact: true }).fill('bukan alamat')
  await visitor.getByRole('button', { name: 'Kirim tautan' }).click()
  await expect(visitor.getByText('Alamat email ini tidak benar.')).toBeVisible()
  await visitor.getByLabel('Email', { exact: true }).fill(email)
  await visitor.getByRole('button', { name: 'Kirim tautan' }).click()
  await expect(visitor.getByRole('heading', { name: 'Periksa email Anda' })).toBeVisible()
  await choosePassword(visitor, await linkTo(sandbox, email, 2), 'sandi kedua yang panjang')

  await expect(elsewhere).toHaveURL(/\/affiliate\/sign-in/)
  await signIn(elsewhere, email, PASSWORD)
  await expect(elsewhere.getByText('Email atau kata sandi salah.')).toBeVisible()
  await signIn(elsewhere, email, 'sandi kedua yang panjang')
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()
})

test('a suspended affiliate is signed out and nothing leaves; after the release it leaves', async ({
  admin,
  visitor,
  openAs,
  apiAs,
  world,
  sandbox,
  newAddress,
}) => {
  const [email, lead] = [newAddress(), newAddress()]
  const api = await apiAs('admin')
  await addAffiliate({ admin: api, sandbox, page: visitor, email, name: 'Toko Rahma' })
  const affiliate = await signInWith(world.url, { email, password: PASSWORD })
  const slug = await openDoor(affiliate, lead)

  const hers = await openAs(null)
  await hers.goto('/affiliate/sign-in')
  await signIn(hers, email, PASSWORD)
  await expect(hers.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()

  await admin.goto(`/admin/users?q=${email}`)
  await admin.getByRole('button', { name: 'Tindakan untuk Toko Rahma' }).first().click()
  await admin.getByRole('menuitem', { name: 'Hentikan sementara' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Hentikan Toko Rahma sementara?' })
  await dialog.getByRole('button', { name: 'Hentikan sementara' }).click()
  await expect(dialog.getByText('Tulis alasannya, paling sedikit 3 huruf.')).toBeVisible()
  await dialog.getByLabel('Alasan').fill('Keluhan spam')
  await dialog.getByRole('button', { name: 'Hentikan sementara' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(hers).toHaveURL(/\/affiliate\/sign-in/)
  await signIn(hers, email, PASSWORD)
  await expect(hers.getByText('Akun ini dihentikan sementara. Hubungi admin.')).toBeVisible()
  await hers.goto(`/f/${slug}`)
  await expect(hers.getByRole('heading', { name: 'Pendaftaran sudah ditutup' })).toBeVisible()

  // The mail waits for credit: with it, only the suspension is in its way.
  await admin.getByRole('link', { name: 'Toko Rahma' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Toko Rahma' })).toBeVisible()
  await expect(admin.getByText('Keluhan spam')).toBeVisible()
  const page = admin.getByRole('main')
  await page.getByRole('button', { name: 'Ubah saldo' }).click()
  const credit = admin.getByRole('dialog')
  await credit.getByLabel('Jumlah kredit').fill('10')
  await credit.getByLabel('Alasan').fill('Kredit pertama')
  await credit.getByRole('button', { name: 'Lanjut' }).click()
  await credit.getByRole('button', { name: 'Simpan' }).click()
  await expect(credit).toHaveCount(0)
  await expect
    .poll(async () => jobsOf(api, email), { timeout: 15_000 })
    .toMatchObject({ held: 1, pending: 0 })
  expect(await sandbox.messagesTo(lead)).toEqual([])

  await page.getByRole('button', { name: 'Tindakan untuk Toko Rahma' }).click()
  await admin.getByRole('menuitem', { name: 'Aktifkan lagi' }).click()
  const release = admin.getByRole('dialog', { name: 'Aktifkan Toko Rahma lagi?' })
  await release.getByLabel('Alasan').fill('Sudah dijelaskan')
  await release.getByRole('button', { name: 'Aktifkan lagi' }).click()
  await expect(admin.getByText('1 email yang ditahan kini dikirim.')).toBeVisible()
  await expect.poll(async () => (await sandbox.messagesTo(lead)).length).toBe(1)
  await hers.goto('/affiliate/sign-in')
  await signIn(hers, email, PASSWORD)
  await expect(hers.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()
})

test('an admin sees an account as its affiliate does, changes nothing, and comes back', async ({ admin }) => {
  await admin.goto('/admin/users?q=budi')
  await admin
    .getByRole('button', { name: /^Tindakan untuk Budi/ })
    .first()
    .click()
  await admin.getByRole('menuitem', { name: 'Lihat sebagai affiliate ini' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Ringkasan' })).toBeVisible()
  await expect(admin).toHaveURL(/\/affiliate\//)
  const banner = admin.getByRole('status').filter({ hasText: /^Anda melihat akun Budi.* sebagai admin\./ })
  await expect(banner).toBeVisible()

  await admin.goto('/affiliate/leads')
  await expect(banner).toBeVisible()
  await admin.getByRole('row').nth(1).getByRole('link').first().click()
  await admin.getByRole('button', { name: 'Ubah', exact: true }).first().click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Nama').fill('Diubah Admin')
  await dialog.getByRole('button', { name: 'Simpan' }).click()
  await expect(admin.getByText('Anda hanya melihat akun ini: tidak ada yang diubah')).toBeVisible()

  await admin.goto('/admin/')
  await expect(admin.getByRole('heading', { name: 'Anda sedang melihat akun affiliate' })).toBeVisible()
  await admin.getByRole('button', { name: 'Selesai melihat' }).click()
  await expect(admin).toHaveURL(/\/admin\/users/)
  await expect(admin.getByRole('heading', { level: 1, name: 'Pengguna' })).toBeVisible()
})

/** A sequence with one mail that waits for credit, and a form. @returns the slug of the form */
async function openDoor(affiliate: ApiClient, lead: string): Promise<string> {
  await affiliate.mutate('automation.create', {
    name: 'Sambutan',
    triggerType: 'WELCOME',
    onNoCredit: 'hold',
    activate: true,
    steps: [{ delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo</p>' }],
  })
  const added = await affiliate.mutate<{ readonly id: string }>('lead.add', {
    name: 'Melati',
    email: lead,
    consent: { text: 'Setuju', source: 'Webinar' },
  })
  await affiliate.mutate('trigger.run', { leadIds: [added.id], triggerType: 'WELCOME' })
  await expect
    .poll(async () => {
      const { jobs } = await affiliate.query<{ readonly jobs: readonly { readonly status: string }[] }>(
        'job.list',
        {},
      )
      return jobs.map(({ status }) => status)
    })
    .toEqual(['held'])
  const { form } = await affiliate.mutate<{ readonly form: { readonly slug: string } }>('form.create', {
    title: 'Kelas Teh',
    consentText: 'Saya setuju menerima email.',
  })
  return form.slug
}

async function jobsOf(admin: ApiClient, email: string) {
  const { rows } = await admin.query<{ readonly rows: readonly { readonly id: string }[] }>(
    'admin.affiliate.list',
    { q: email, limit: 1 },
  )
  const { jobs } = await admin.query<{ readonly jobs: Readonly<Record<string, number>> }>(
    'admin.affiliate.get',
    { id: rows[0]?.id },
  )
  return jobs
}
