import { createMailketingV1 } from '@booster/mail/mailketing/mailketing-v1'
import { createLinkSigner } from '@booster/mail/render/links'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import { startSandbox } from '@booster/sandbox/sandbox'
import { expect, it } from 'vitest'
import { createRenderer } from './create-renderer.ts'

it('reaches the mailbox of whoever writes the step, marked, once each time', async () => {
  const running = await startSandbox({ port: 0, credits: 10 })
  await using sandbox = { ...running, [Symbol.asyncDispose]: () => running.stop() }
  const mailer = createMailketingV1({ baseUrl: `${sandbox.providerUrl}/api`, apiToken: 'any' })
  const renderer = createRenderer({
    links: createLinkSigner('a secret of sixteen characters'),
    publicUrl: 'https://booster.example',
    fromEmail: 'tim@booster.example',
    fromName: null,
    track: { opens: true, clicks: true },
    sandbox: true,
  })
  const mail = {
    step: { emailSubject: 'Halo {{nama}}', preheader: '', emailBody: '<a href="https://toko.id">x</a>' },
    lead: { name: 'Siti', email: 'siti@contoh.com', whatsapp: null, language: 'id' as const },
    ...{ affiliateName: 'Budi', senderName: 'Kelas Budi', replyTo: null, postalAddress: null },
    accountEmail: 'budi@kelas.test',
  }
  const to = { name: 'Budi', email: 'budi@contoh.com' }
  for (const language of ['id', 'en'] as const) {
    expect(await sendSystemMail(mailer, renderer.renderTest({ mail, to, language }))).toEqual({
      kind: 'accepted',
    })
  }
  await mailer.close()
  const listed = await fetch(`${sandbox.url}/__sandbox/messages`)
  const { messages } = (await listed.json()) as {
    messages: { to: string; fromName: string; subject: string; content: string; ref: string }[]
  }
  expect(messages.map(({ subject }) => subject).sort()).toEqual(['[Test] Halo Siti', '[Uji] Halo Siti'])
  expect(messages[0]).toMatchObject({ to: to.email, fromName: 'Kelas Budi' })
  expect(messages[0]?.content).not.toMatch(/\/[lo]\//)
  expect(new Set(messages.map(({ ref }) => ref)).size).toBe(2)
})
