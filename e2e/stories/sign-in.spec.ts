import { expect, nobody, test } from '../fixtures.ts'
import { DEMO_PASSWORD } from '../world/api-client.ts'

test('sign-in says what is wrong at its field, and leads where one wanted to go', async ({ visitor }) => {
  await visitor.goto('/affiliate/jobs?status=failed')
  await expect(visitor).toHaveURL(/\/affiliate\/sign-in\?/)
  const enter = visitor.locator('form').getByRole('button', { name: 'Masuk', exact: true })
  await enter.click()
  await expect(visitor.getByText('Isi alamat email.')).toBeVisible()
  await expect(visitor.getByText('Isi kata sandi.')).toBeVisible()
  await expect(visitor.getByLabel('Email', { exact: true })).toBeFocused()

  await visitor.getByLabel('Email', { exact: true }).fill('budi@demo.test')
  await visitor.getByLabel('Kata sandi', { exact: true }).fill('bukan-kata-sandi')
  await enter.click()
  await expect(visitor.getByText('Email atau kata sandi salah.')).toBeVisible()

  await visitor.getByLabel('Kata sandi', { exact: true }).fill(DEMO_PASSWORD)
  await enter.click()
  await expect(visitor).toHaveURL(/\/affiliate\/jobs\?status=failed$/)
  await expect(visitor.getByRole('tab', { name: /Gagal/ })).toHaveAttribute('aria-selected', 'true')
})

test('a foreign address after sign-in is not followed', async ({ visitor }) => {
  await visitor.goto(`/affiliate/sign-in?next=${encodeURIComponent('https://evil.test/affiliate')}`)
  await visitor.getByRole('button', { name: /budi@demo\.test/ }).click()
  await expect(visitor.getByRole('heading', { name: 'Ringkasan' })).toBeVisible()
  expect(new URL(visitor.url()).pathname).toBe('/affiliate/')
})

test('signing out ends the session on the server too', async ({ visitor }) => {
  await visitor.goto('/affiliate/sign-in')
  await visitor.getByRole('button', { name: /siti@demo\.test/ }).click()
  await visitor.getByRole('button', { name: 'Akun Siti Rahma' }).click()
  await visitor.getByRole('menuitem', { name: 'Keluar' }).click()
  await expect(visitor).toHaveURL(/\/affiliate\/sign-in/)
  expect((await visitor.request.get('/api/affiliate/automation/stats')).status()).toBe(401)
})

test('an affiliate gets the 403 page of the admin app, and 403 from its procedures', async ({
  budi,
  apiAs,
}) => {
  await budi.goto('/admin/')
  await expect(budi.getByRole('heading', { name: 'Halaman ini hanya untuk admin' })).toBeVisible()
  await expect(budi.getByRole('link', { name: 'Ke aplikasi affiliate' })).toBeVisible()
  const api = await apiAs('budi')
  for (const path of ['/trpc/admin.dashboard', '/trpc/admin.alert.list', '/api/admin/email-credits']) {
    expect((await api.ask(path)).status, path).toBe(403)
  }
  expect((await api.ask('/trpc/admin.engine.runNow', { method: 'POST', body: 'null' })).status).toBe(403)
})

test('an affiliate gets 403 from every admin route, and 404 for a mail of somebody else', async ({
  apiAs,
}) => {
  const siti = await apiAs('siti')
  const { paths } = await siti.get<{ readonly paths: Readonly<Record<string, object>> }>(
    '/api/docs/openapi.json',
  )
  const routes = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/admin/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })))
  expect(routes.length).toBeGreaterThan(0)
  for (const { path, method } of routes) {
    const place = path.replaceAll(/\{\w+\}/g, crypto.randomUUID())
    const body = method === 'get' ? {} : { body: '{}' }
    expect((await siti.ask(place, { method: method.toUpperCase(), ...body })).status, path).toBe(403)
  }
  const budi = await apiAs('budi')
  const { jobs } = await budi.query<{ readonly jobs: readonly { readonly id: string }[] }>('job.list', {})
  const input = encodeURIComponent(JSON.stringify({ id: jobs[0]?.id }))
  expect((await budi.ask(`/trpc/job.get?input=${input}`)).status).toBe(200)
  expect((await siti.ask(`/trpc/job.get?input=${input}`)).status).toBe(404)
})

test('without a session everything answers 401', async ({ world }) => {
  const api = nobody(world)
  for (const path of ['/trpc/job.list', '/api/affiliate/automation/jobs', '/trpc/admin.dashboard']) {
    expect((await api.ask(path)).status, path).toBe(401)
  }
})

test('an admin who signs in at the affiliate app is led to the admin app', async ({ visitor }) => {
  await visitor.goto('/affiliate/sign-in')
  await visitor.getByRole('button', { name: /admin@demo\.test/ }).click()
  await expect(visitor).toHaveURL(/\/admin\/$/)
  await expect(visitor.getByRole('heading', { name: 'Ringkasan' })).toBeVisible()
})
