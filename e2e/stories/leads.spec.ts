import { expect, PHONE, test } from '../fixtures.ts'

test('a new affiliate adds a lead, corrects its address and sees it', async ({ openAs, newAddress }) => {
  const page = await openAs('baru', PHONE)
  const [wrong, right] = [newAddress(), newAddress()]
  const name = `Melati ${right.slice(4, 12)}`
  await page.goto('/affiliate/leads')
  await page.getByRole('main').getByRole('button', { name: 'Tambah lead' }).first().click()
  const add = page.getByRole('dialog', { name: 'Tambah lead' })
  await add.getByRole('button', { name: 'Tambah lead' }).click()
  await expect(add.getByText('Nama belum diisi.')).toBeVisible()
  await expect(add.getByText('Tulis dari mana persetujuannya.')).toBeVisible()
  await add.getByLabel('Nama').fill(name)
  await add.getByLabel('Email', { exact: true }).fill(wrong)
  await add.getByLabel('WhatsApp').fill('0812 3456 7890')
  await add.getByLabel('Tag').fill('bazar, vip')
  await add.getByLabel('Dari mana persetujuannya').fill('Bazar Bandung')
  await add.getByRole('button', { name: 'Tambah lead' }).click()

  await expect(page).toHaveURL(/\/affiliate\/leads\/[0-9a-f-]{36}$/)
  await expect(page.getByText(wrong)).toBeVisible()
  await expect(page.getByText('+6281234567890')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Ubah' }).click()
  const edit = page.getByRole('dialog', { name: 'Ubah data lead' })
  await edit.getByLabel('Email', { exact: true }).fill('salah@')
  await edit.getByRole('button', { name: 'Simpan' }).click()
  await expect(edit.getByRole('alert')).toBeVisible()
  await edit.getByLabel('Email', { exact: true }).fill(right)
  await edit.getByRole('button', { name: 'Simpan' }).click()
  await expect(edit).toHaveCount(0)
  await expect(page.getByText(right)).toBeVisible()
  await expect(page.getByText(wrong)).toHaveCount(0)

  await page.goto(`/affiliate/leads?q=${encodeURIComponent(right)}`)
  await expect(page.getByRole('link', { name })).toBeVisible()
})

test('a known address leads to the lead that has it', async ({ baru, newAddress }) => {
  const address = newAddress()
  for (const name of ['Anggrek Satu', 'Anggrek Dua']) {
    await baru.goto('/affiliate/leads')
    await baru.getByRole('main').getByRole('button', { name: 'Tambah lead' }).first().click()
    const dialog = baru.getByRole('dialog', { name: 'Tambah lead' })
    await dialog.getByLabel('Nama').fill(name)
    await dialog.getByLabel('Email', { exact: true }).fill(address)
    await dialog.getByLabel('Dari mana persetujuannya').fill('WhatsApp')
    await dialog.getByRole('button', { name: 'Tambah lead' }).click()
    if (name === 'Anggrek Satu') await expect(baru.getByRole('heading', { level: 1, name })).toBeVisible()
    else await expect(dialog.getByRole('link', { name: 'Buka Anggrek Satu' })).toBeVisible()
  }
})

test('a person who asks for it is forgotten', async ({ baru, newAddress }) => {
  const address = newAddress()
  await baru.goto('/affiliate/leads')
  await baru.getByRole('main').getByRole('button', { name: 'Tambah lead' }).first().click()
  const add = baru.getByRole('dialog', { name: 'Tambah lead' })
  await add.getByLabel('Nama').fill('Kamboja Putih')
  await add.getByLabel('Email', { exact: true }).fill(address)
  await add.getByLabel('Dari mana persetujuannya').fill('WhatsApp')
  await add.getByRole('button', { name: 'Tambah lead' }).click()
  await baru.getByRole('main').getByRole('button', { name: 'Aksi untuk Kamboja Putih' }).click()
  await baru.getByRole('menuitem', { name: 'Hapus data pribadi' }).click()
  await baru.getByRole('dialog').getByRole('button', { name: 'Hapus untuk seterusnya' }).click()
  await expect(baru.getByText('Data pribadi lead ini sudah dihapus')).toBeVisible()
  await expect(baru.getByText(address)).toHaveCount(0)
  await expect(baru.getByText('Kamboja Putih')).toHaveCount(0)
})
