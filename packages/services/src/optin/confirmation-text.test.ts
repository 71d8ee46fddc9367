import { LANGUAGES } from '@booster/contracts/messages/messages'
import { describe, expect, it } from 'vitest'
import { confirmationText } from './confirmation-text.ts'

describe('confirmationText', () => {
  it.each(LANGUAGES)('names form and affiliate, escaped, with the link in both parts (%s)', (language) => {
    const form = { formTitle: 'Webinar <b>', affiliateName: 'Budi & Co' }
    const mail = confirmationText(form, { url: 'https://booster.example/c/abc', language })
    expect(mail.subject).toContain('Webinar <b>')
    expect(mail.html).toContain('Webinar &lt;b&gt;')
    expect(mail.html).toContain('Budi &amp; Co')
    expect(mail.html).toContain('href="https://booster.example/c/abc"')
    expect(mail.text).toContain('\n\nhttps://booster.example/c/abc\n\n')
  })
})
