import { accountWords } from '@booster/contracts/messages/account-words'
import { html } from '@booster/html'
import { ICONS } from '../page.ts'
import { type AccountPage, accountField, accountPage } from './account-page.ts'

/** Asks for the address of the account. */
export function forgotPage(input: AccountPage, typed: string | null = null): string {
  const say = accountWords(input.language).forgot
  const isWrong = typed !== null
  const field = accountField({
    name: 'email',
    label: say.email,
    more: html`type="email" autocomplete="username" autocapitalize="none" maxlength="254" value="${typed ?? ''}"`,
    error: isWrong ? say.wrongEmail : null,
  })
  const body = html`<section class="optin__intro"><h1>${say.title}</h1><p class="muted">${say.text}</p></section>
<form class="card optin__form" method="post" action="/forgot-password?lang=${input.language}" novalidate>${field}
<button class="button button--primary" type="submit">${say.button}</button></form>`
  return accountPage(input, { title: say.title, body, isWrong })
}

/** The same whether the address has an account or not. */
export function linkOnItsWayPage(input: AccountPage, email: string): string {
  const say = accountWords(input.language).forgot
  const body = html`<section class="card optin__done"><span class="optin__mark">${ICONS.check}</span><h1>${say.sent}</h1>
<p class="muted">${say.sentText(email)}</p><p><a class="link" href="/forgot-password?lang=${input.language}">${say.again}</a></p></section>`
  return accountPage(input, { title: say.sent, body })
}
