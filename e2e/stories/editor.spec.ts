import { expect, type Locator, type Page, test } from '../fixtures.ts'
import type { ApiClient } from '../world/api-client.ts'
import { callsOf } from '../world/calls-of.ts'
import { type Hand, type HandKind, handOn } from '../world/hand.ts'
import type { SandboxControl } from '../world/sandbox-control.ts'
import { bookCredit } from '../world/siti-credit.ts'

const TEMPLATE = `<!doctype html><html><head><style>.judul{color:#b45309;font-size:22px}</style></head><body>
<table width="100%"><tr><td><p class="judul">Halo {{nama|Kak}}</p><p>Promo pekan ini.</p></td></tr></table></body></html>`

const FROM_NOTHING = 'a sequence of three steps from nothing, published and active'

test(`${FROM_NOTHING}, by mouse alone`, async ({ baru, apiAs, sandbox }) => {
  test.setTimeout(180_000)
  await buildFromNothing('mouse', { baru, apiAs, sandbox })
})

test(`${FROM_NOTHING}, by keyboard alone`, async ({ keyboardBaru, apiAs, sandbox }) => {
  test.setTimeout(180_000)
  await buildFromNothing('keyboard', { baru: keyboardBaru, apiAs, sandbox })
})

type With = {
  readonly baru: Page
  readonly apiAs: (role: 'baru' | 'admin') => Promise<ApiClient>
  readonly sandbox: SandboxControl
}

async function buildFromNothing(kind: HandKind, { baru, apiAs, sandbox }: With): Promise<void> {
  const hand = handOn(kind, baru)
  const name = `Dari nol dengan ${kind}`
  await createBlank(hand, name)

  await hand.press(baru.getByRole('button', { name: 'Tulis email pertama' }))
  await writeStep(hand, { subject: 'Selamat datang, {{nama|Kak}}', body: 'Halo {{nama|Kak}}, ini satu.' })
  await hand.press(baru.getByRole('button', { name: 'Tambah langkah', exact: true }))
  await expect(baru.getByRole('heading', { name: 'Langkah 2 dari 2' })).toBeVisible()
  await writeStep(hand, { subject: 'Kabar kedua', body: 'Ini dua.' })
  await hand.press(baru.getByRole('button', { name: 'Tambah langkah', exact: true }))
  await expect(baru.getByRole('heading', { name: 'Langkah 3 dari 3' })).toBeVisible()
  await writeStep(hand, { subject: 'Kabar ketiga', body: 'Ini tiga.' })
  await expect(baru.getByText('48 jam setelah pemicu, 24 jam setelah langkah 2')).toBeVisible()
  await expect(preview(baru)).toContainText('Ini tiga.')

  const before = (await sandbox.messagesTo('baru@demo.test')).length
  await hand.press(baru.getByRole('button', { name: 'Kirim uji' }))
  await expect
    .poll(async () => (await sandbox.messagesTo('baru@demo.test')).length, {
      message: 'the test mail arrives',
    })
    .toBe(before + 1)
  expect((await sandbox.messagesTo('baru@demo.test'))[0]?.content).toContain('Ini tiga.')
  await hand.press(baru.getByRole('button', { name: 'Terapkan versi 1' }))
  await hand.press(baru.getByRole('button', { name: 'Aktifkan alur' }))
  await expect(baru.locator('.editor__head').getByText('Aktif', { exact: true })).toBeVisible()
  const { steps } = await detailOf(await apiAs('baru'), name)
  expect(steps.map(({ delayMinutes, emailSubject }) => [delayMinutes, emailSubject])).toEqual([
    [0, 'Selamat datang, {{nama|Kak}}'],
    [1_440, 'Kabar kedua'],
    [2_880, 'Kabar ketiga'],
  ])
  expect(steps.map(({ emailBody }) => emailBody)).toEqual([
    '<p>Halo {{nama|Kak}}, ini satu.</p>',
    '<p>Ini dua.</p>',
    '<p>Ini tiga.</p>',
  ])
}

test('a pasted HTML template keeps its look and is sent as it was previewed', async ({
  baru,
  openAs,
  apiAs,
  sandbox,
  newAddress,
}) => {
  test.setTimeout(120_000)
  const api = await apiAs('baru')
  await bookCredit(await apiAs('admin'), 'baru@demo.test', 5)
  const name = 'Dari templat HTML'
  await createBlank(handOn('mouse', baru), name)
  await baru.getByRole('button', { name: 'Tulis email pertama' }).click()
  await baru.getByLabel('Subjek', { exact: true }).fill('Promo untuk {{nama|Kak}}')
  await baru.getByRole('button', { name: 'HTML', exact: true }).click()
  await baru.getByRole('textbox', { name: 'Isi email' }).fill(TEMPLATE)
  await expect(preview(baru)).toContainText('Promo pekan ini.')
  await expectLook(preview(baru).getByText(/^Halo \S+/))

  // The rich view would drop the head of the page: it says so and changes nothing before it is asked.
  await baru.getByRole('button', { name: 'Tampilan biasa' }).click()
  const question = baru.getByRole('dialog', { name: 'Buka di tampilan biasa?' })
  await expect(question).toContainText('style')
  await question.getByRole('button', { name: 'Tidak jadi' }).click()
  await expect(baru.getByRole('textbox', { name: 'Isi email' })).toHaveValue(TEMPLATE)

  const testMails = async () =>
    (await sandbox.messagesTo('baru@demo.test')).filter(({ subject }) => subject.includes('Promo untuk'))
  await baru.getByRole('button', { name: 'Kirim uji' }).click()
  await expect.poll(async () => (await testMails()).length, { message: 'the test mail arrives' }).toBe(1)
  const inbox = await openAs(null)
  await expectLookOfMail(inbox, (await testMails())[0]?.content)

  await baru.getByRole('button', { name: 'Terapkan versi 1' }).click()
  await expect(baru.getByText('Versi 1 berlaku', { exact: true }).first()).toBeVisible()
  const { id, steps } = await detailOf(api, name)
  expect(steps[0]?.emailBody).toBe(TEMPLATE)
  await baru.getByRole('button', { name: 'Aktifkan alur' }).click()
  await expect(baru.locator('.editor__head').getByText('Aktif', { exact: true })).toBeVisible()
  const address = newAddress()
  await startRun(api, { automationId: id, address, triggerType: 'AFTER_OPTIN' })
  await expect.poll(async () => (await sandbox.messagesTo(address)).length).toBe(1)
  const [mail] = await sandbox.messagesTo(address)
  expect(mail?.subject).toBe('Promo untuk Dewi Lestari')
  await expectLookOfMail(inbox, mail?.content)
  await expect(inbox.getByText('Halo Dewi Lestari')).toBeVisible()
})

/** What the style block of the template says, written at the paragraph itself. */
async function expectLook(title: Locator): Promise<void> {
  await expect(title).toHaveCSS('color', 'rgb(180, 83, 9)')
  await expect(title).toHaveCSS('font-size', '22px')
  await expect(title).toHaveAttribute('style', /color:\s*#b45309/i)
}

/** In a mail program that drops style blocks. */
async function expectLookOfMail(page: Page, html = ''): Promise<void> {
  await page.setContent(html.replaceAll(/<style[\s\S]*?<\/style>/gi, ''))
  await expectLook(page.getByText(/^Halo \S+/))
  await expect(page.getByText('Promo pekan ini.')).not.toHaveCSS('color', 'rgb(180, 83, 9)')
}

const EDITED_ON_THE_WAY = 'an edit while a lead is on its way does what the page says'

test(`${EDITED_ON_THE_WAY}, by mouse alone`, async ({ baru, apiAs, sandbox, newAddress }) => {
  test.setTimeout(120_000)
  await editOnTheWay('mouse', { baru, apiAs, sandbox, address: newAddress() })
})

test(`${EDITED_ON_THE_WAY}, by keyboard alone`, async ({ keyboardBaru, apiAs, sandbox, newAddress }) => {
  test.setTimeout(120_000)
  await editOnTheWay('keyboard', { baru: keyboardBaru, apiAs, sandbox, address: newAddress() })
})

async function editOnTheWay(
  kind: HandKind,
  { baru, apiAs, sandbox, address }: With & { readonly address: string },
): Promise<void> {
  const hand = handOn(kind, baru)
  const api = await apiAs('baru')
  await bookCredit(await apiAs('admin'), 'baru@demo.test', 20)
  const id = await createSequence(api, {
    name: `Diubah di jalan dengan ${kind}`,
    subjects: ['Pertama', 'Kedua', 'Ketiga'],
    isActive: true,
  })
  await startRun(api, { automationId: id, address })
  await expect.poll(async () => (await sandbox.messagesTo(address)).length).toBe(1)

  await baru.goto(`/affiliate/automation/${id}`)
  await hand.press(baru.getByRole('button', { name: /^2 Kedua/ }))
  await hand.write(baru.getByLabel('Subjek', { exact: true }), 'Kedua, teks baru')
  await hand.press(baru.getByRole('button', { name: /^3 Ketiga/ }))
  await hand.press(baru.getByRole('button', { name: 'Hapus langkah' }))
  const bar = baru.locator('.publish')
  await expect(bar).toContainText('Teks baru berlaku untuk 1 email yang belum terkirim.')
  await expect(bar).toContainText('1 email dibatalkan karena langkahnya dihapus.')
  await expect(bar).toContainText('Jadwal dan langkah 1 lead yang sedang berjalan tidak berubah.')
  await hand.press(baru.getByRole('button', { name: 'Terapkan versi 2' }))
  await expect(baru.getByText('Versi 2 berlaku', { exact: true }).first()).toBeVisible()

  const jobs = async () => {
    const found = await api.query<{
      readonly jobs: readonly {
        readonly id: string
        readonly status: string
        readonly step: { readonly stepOrder: number }
      }[]
    }>('job.list', { q: address, limit: 10 })
    return found.jobs.toSorted((one, other) => one.step.stepOrder - other.step.stepOrder)
  }
  expect((await jobs()).map(({ status }) => status)).toEqual(['completed', 'pending', 'cancelled'])
  await api.mutate('job.sendNow', { jobIds: [(await jobs())[1]?.id] })
  await expect
    .poll(async () => (await sandbox.messagesTo(address)).map(({ subject }) => subject))
    .toEqual(['Kedua, teks baru', 'Pertama'])
}

test('steps are put in another order and back, by keyboard alone', async ({ keyboardBaru, apiAs }) => {
  test.setTimeout(120_000)
  const page = keyboardBaru
  const { keyboard } = page
  const hand = handOn('keyboard', page)
  const api = await apiAs('baru')
  const name = 'Disusun dengan keyboard'
  const id = await createSequence(api, { name, subjects: ['Satu', 'Dua', 'Tiga'] })
  await page.goto(`/affiliate/automation/${id}`)
  const subjects = page.locator('.flow__subject')
  const last = page.getByRole('button', { name: /Tiga/ })
  await hand.press(last)
  await expect(page.getByRole('heading', { name: 'Langkah 3 dari 3' })).toBeVisible()

  await keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('status').getByText('Dipindah ke langkah 2 dari 3')).toBeAttached()
  await keyboard.press('Alt+ArrowUp')
  await expect(subjects).toHaveText(['Tiga', 'Satu', 'Dua'])
  await expect(last).toBeFocused()
  await keyboard.press('Alt+ArrowUp')
  await expect(subjects).toHaveText(['Tiga', 'Satu', 'Dua'])

  await keyboard.press('ControlOrMeta+z')
  await expect(subjects).toHaveText(['Satu', 'Tiga', 'Dua'])
  await hand.press(page.getByRole('button', { name: 'Urungkan' }))
  await expect(subjects).toHaveText(['Satu', 'Dua', 'Tiga'])
  await keyboard.press('ControlOrMeta+Shift+z')
  await keyboard.press('ControlOrMeta+y')
  await expect(subjects).toHaveText(['Tiga', 'Satu', 'Dua'])
  await hand.press(page.getByRole('button', { name: 'Turunkan langkah' }))
  await expect(subjects).toHaveText(['Satu', 'Tiga', 'Dua'])

  const menu = page.getByRole('button', { name: 'Menu alur' })
  for (const [item, title] of [
    ['Riwayat versi', 'Riwayat versi'],
    ['Aturan', 'Aturan alur'],
  ] as const) {
    await hand.press(menu)
    await hand.press(page.getByRole('menuitem', { name: item }))
    const dialog = page.getByRole('dialog', { name: title })
    await expect(dialog).toBeVisible()
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(menu).toBeFocused()
  }

  await hand.press(page.getByRole('button', { name: 'Terapkan versi 2' }))
  await expect(page.getByText('Versi 2 berlaku', { exact: true }).first()).toBeVisible()
  const { steps } = await detailOf(api, name)
  expect(steps.map(({ delayMinutes, emailSubject }) => [delayMinutes, emailSubject])).toEqual([
    [0, 'Satu'],
    [1_440, 'Tiga'],
    [2_880, 'Dua'],
  ])
})

test('a reload, a crash and a minute offline lose nothing', async ({ baru, apiAs }) => {
  const api = await apiAs('baru')
  const id = await createSequence(api, { name: 'Tidak hilang', subjects: ['Satu'] })
  await baru.goto(`/affiliate/automation/${id}`)
  const subject = baru.getByLabel('Subjek', { exact: true })
  const savedSubject = async () =>
    (
      await api.query<{ readonly steps: readonly { readonly emailSubject: string }[] }>('automation.draft', {
        id,
      })
    ).steps[0]?.emailSubject
  await subject.fill('Tersimpan di server')
  await expect(baru.getByText(/^Draf tersimpan \d\d\.\d\d WIB$/)).toBeVisible()
  await baru.reload()
  await expect(subject).toHaveValue('Tersimpan di server')

  await baru.context().setOffline(true)
  await subject.fill('Ditulis saat offline')
  await expect(baru.getByText('Belum tersimpan di server; salinannya ada di browser ini')).toBeVisible()
  expect(await savedSubject()).toBe('Tersimpan di server')
  await baru.context().setOffline(false)
  await expect.poll(savedSubject, { timeout: 20_000 }).toBe('Ditulis saat offline')

  // No time to save: only the browser has it.
  await baru.route(callsOf('automation.saveDraft'), (route) => route.abort())
  await subject.fill('Ditulis sebelum berhenti')
  await baru.waitForFunction(() =>
    Object.values(localStorage).some((copy) => String(copy).includes('Ditulis sebelum berhenti')),
  )
  await baru.goto('about:blank')
  await baru.unroute(callsOf('automation.saveDraft'))
  await baru.goto(`/affiliate/automation/${id}`)
  await expect(subject).toHaveValue('Ditulis sebelum berhenti')
  await expect.poll(savedSubject, { timeout: 20_000 }).toBe('Ditulis sebelum berhenti')
})

test('two people edit one sequence: the second sees the difference, and nothing is lost', async ({
  openAs,
  apiAs,
}) => {
  const api = await apiAs('baru')
  const id = await createSequence(api, { name: 'Berdua', subjects: ['Satu'] })
  const [one, other] = [await openAs('baru'), await openAs('baru')]
  for (const page of [one, other]) {
    await page.goto(`/affiliate/automation/${id}`)
    await expect(page.getByLabel('Subjek', { exact: true })).toHaveValue('Satu')
  }
  // Looking at the other window would save there too.
  await one.getByLabel('Subjek', { exact: true }).fill('Dari jendela pertama')
  await expect(one.getByText(/^Draf tersimpan/)).toBeVisible()
  await other.getByLabel('Subjek', { exact: true }).fill('Dari jendela kedua')
  await expect(other.getByText('Diubah di tempat lain oleh Anda.')).toBeVisible()
  await other.getByRole('button', { name: 'Bandingkan dan pilih' }).click()
  const dialog = other.getByRole('dialog', { name: 'Dua draf untuk alur ini' })
  await expect(dialog.locator('del').filter({ hasText: 'pertama' })).toBeVisible()
  await expect(dialog.locator('ins').filter({ hasText: 'kedua' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Pakai draf saya' }).click()
  await expect(other.getByText(/^Draf tersimpan/)).toBeVisible()
  const draft = await api.query<{ readonly steps: readonly { readonly emailSubject: string }[] }>(
    'automation.draft',
    { id },
  )
  expect(draft.steps[0]?.emailSubject).toBe('Dari jendela kedua')

  await other.getByRole('button', { name: 'Menu alur' }).click()
  await other.getByRole('menuitem', { name: 'Riwayat versi' }).click()
  const history = other.getByRole('dialog', { name: 'Riwayat versi' })
  const kept = history.getByRole('listitem').filter({ hasText: 'Draf yang diganti' })
  await kept.getByRole('button', { name: 'Lihat bedanya' }).click()
  await expect(kept.locator('ins').filter({ hasText: 'pertama' })).toBeVisible()
  await kept.getByRole('button', { name: 'Pulihkan sebagai draf' }).click()
  await expect(other.getByLabel('Subjek', { exact: true })).toHaveValue('Dari jendela pertama')
  await other.keyboard.press('ControlOrMeta+z')
  await expect(other.getByLabel('Subjek', { exact: true })).toHaveValue('Dari jendela kedua')
})

test('unknown shortcodes and decreasing delays are flagged; scripts of a body never run', async ({
  baru,
  apiAs,
}) => {
  const api = await apiAs('baru')
  const id = await createSequence(api, { name: 'Diperiksa', subjects: ['Satu', 'Dua'] })
  const dialogs: string[] = []
  baru.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await baru.goto(`/affiliate/automation/${id}`)
  const checks = baru.locator('.checks')
  await baru.getByRole('button', { name: /^2 Dua/ }).click()
  await baru.getByLabel('Dikirim setelah', { exact: true }).fill('0')
  await baru.getByRole('button', { name: /^1 Satu/ }).click()
  await baru.getByLabel('Dikirim setelah', { exact: true }).fill('3')
  await expect(checks).toContainText('Langkah 2: Waktunya lebih awal dari langkah sebelumnya.')
  await baru.getByLabel('Subjek', { exact: true }).fill('Halo {{namanya}}')
  await expect(checks).toContainText('Shortcode tidak dikenal: namanya.')
  await expect(baru.getByRole('button', { name: 'Terapkan versi 2' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )

  await baru.getByLabel('Subjek', { exact: true }).fill('{{nama}} {{email}} {{whatsapp|tanpa}} {{affiliate}}')
  await expect(baru.locator('.preview__subject')).not.toContainText('{')
  await baru.getByRole('button', { name: 'HTML', exact: true }).click()
  await baru
    .getByRole('textbox', { name: 'Isi email' })
    .fill(
      '<p>Aman</p><script>alert(1)</script><img src="x" onerror="alert(2)"><a href="javascript:alert(3)">x</a>',
    )
  await expect(preview(baru)).toContainText('Aman')
  await expect(baru.getByTitle('Pratinjau email')).toHaveAttribute('sandbox', '')
  expect(dialogs).toEqual([])
})

test('the preview follows what was typed last; how soon is printed', async ({ baru, apiAs }) => {
  const api = await apiAs('baru')
  const id = await createSequence(api, { name: 'Cepat', subjects: ['Satu'] })
  await baru.goto(`/affiliate/automation/${id}`)
  await expect(baru.locator('.preview__subject')).toHaveText('Satu')
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    times.push(await timeToFollow(baru, `Cepat ${round}`))
    await expect(baru.locator('.preview__subject')).toHaveText(`Cepat ${round}`)
  }
  console.log(`preview follows after ${times.map((ms) => Math.round(ms)).join(', ')} ms`)
})

/** Measured in the page: from the change of the field to the subject of the preview. */
function timeToFollow(page: Page, subject: string): Promise<number> {
  return page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('#editor-subject')
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const start = performance.now()
    setValue?.call(input, text)
    input?.dispatchEvent(new Event('input', { bubbles: true }))
    const isShown = () => document.querySelector('.preview__subject')?.textContent === text
    while (!isShown() && performance.now() - start < 5_000) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return performance.now() - start
  }, subject)
}

function preview(page: Page) {
  return page.frameLocator('iframe[title="Pratinjau email"]').locator('body')
}

async function createBlank(hand: Hand, name: string): Promise<void> {
  const { page } = hand
  await page.goto('/affiliate/automation')
  await hand.press(page.getByRole('button', { name: /^Buat alur/ }).first())
  const dialog = page.getByRole('dialog', { name: 'Buat alur' })
  await hand.tick(dialog.getByRole('radio', { name: /^Kosong/ }))
  await hand.write(dialog.getByLabel('Nama alur'), name)
  await hand.press(dialog.getByRole('button', { name: 'Simpan sebagai draf' }))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function writeStep(
  hand: Hand,
  text: { readonly subject: string; readonly body: string },
): Promise<void> {
  const { page } = hand
  await hand.write(page.getByLabel('Subjek', { exact: true }), text.subject)
  await hand.write(page.getByRole('textbox', { name: 'Isi email' }), text.body)
}

type Detail = {
  readonly id: string
  readonly steps: readonly {
    readonly delayMinutes: number
    readonly emailSubject: string
    readonly emailBody: string
  }[]
}

async function detailOf(api: ApiClient, name: string): Promise<Detail> {
  const { automations } = await api.query<{
    readonly automations: readonly { readonly id: string; readonly name: string }[]
  }>('automation.list', {})
  return api.query<Detail>('automation.get', { id: automations.find((each) => each.name === name)?.id })
}

async function createSequence(
  api: ApiClient,
  wish: { readonly name: string; readonly subjects: readonly string[]; readonly isActive?: boolean },
): Promise<string> {
  const { id } = await api.mutate<{ readonly id: string }>('automation.create', {
    name: wish.name,
    triggerType: 'WELCOME',
    activate: wish.isActive === true,
    steps: wish.subjects.map((emailSubject, place) => ({
      delayMinutes: place * 1_440,
      emailSubject,
      preheader: 'Sedikit lagi',
      emailBody: `<p>Halo {{nama|Kak}}, ini ${emailSubject}.</p>`,
    })),
  })
  return id
}

async function startRun(
  api: ApiClient,
  wish: { readonly automationId: string; readonly address: string; readonly triggerType?: string },
): Promise<void> {
  const lead = await api.mutate<{ readonly id: string }>('lead.add', {
    name: 'Dewi Lestari',
    email: wish.address,
    consent: { text: 'Setuju dikirimi email', source: 'pameran' },
  })
  await api.mutate('trigger.run', {
    triggerType: wish.triggerType ?? 'WELCOME',
    automationId: wish.automationId,
    leadIds: [lead.id],
  })
}
