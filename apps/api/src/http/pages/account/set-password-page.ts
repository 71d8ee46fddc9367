import { accountWords } from '@booster/contracts/messages/account-words'
import { PASSWORD_LETTERS } from '@booster/contracts/session'
import type { PasswordLink, PasswordLinkState } from '@booster/db/accounts/read-password-link'
import { html } from '@booster/html'
import { ICONS } from '../page.ts'
import { type AccountPage, accountField, accountPage } from './account-page.ts'

export type PasswordFault = 'tooShort' | 'tooLong' | 'different'

/** What is wrong with a new password as it was typed twice; by the rules of the settings. */
export function passwordFaultOf(password: string, again: string): PasswordFault | null {
  if (password.length < PASSWORD_LETTERS.min) return 'tooShort'
  if (password.length > PASSWORD_LETTERS.max) return 'tooLong'
  return password === again ? null : 'different'
}

/** Asks for the new password. The address stands in a field of its own, so that password managers keep the pair. */
export function setPasswordPage(
  input: AccountPage,
  link: Pick<PasswordLink, 'purpose' | 'email'>,
  fault: PasswordFault | null = null,
): string {
  const say = accountWords(input.language).set
  const title = say[link.purpose]
  const { min, max } = PASSWORD_LETTERS
  const typed = html`type="password" autocomplete="new-password" maxlength="${max + 1}"`
  const password = accountField({
    name: 'password',
    label: say.password,
    more: typed,
    hint: say.hint(min),
    error: lengthWords(fault, say),
  })
  const again = accountField({
    name: 'again',
    label: say.again,
    more: typed,
    error: fault === 'different' ? say.different : null,
  })
  const body = html`<section class="optin__intro"><h1>${title}</h1><p class="muted">${say.text(link.email)}</p></section>
<form class="card optin__form" method="post" action="${input.path}?lang=${input.language}" novalidate>
<input type="text" name="username" autocomplete="username" value="${link.email}" readonly hidden>${password}${again}
<button class="button button--primary" type="submit">${say.button}</button></form>`
  return accountPage(input, { title, body, isWrong: fault !== null })
}

function lengthWords(
  fault: PasswordFault | null,
  say: ReturnType<typeof accountWords>['set'],
): string | null {
  if (fault === 'tooShort') return say.tooShort(PASSWORD_LETTERS.min)
  return fault === 'tooLong' ? say.tooLong(PASSWORD_LETTERS.max) : null
}

export function passwordSetPage(input: AccountPage, link: Pick<PasswordLink, 'email' | 'role'>): string {
  const { set: say, signIn } = accountWords(input.language)
  const body = html`<section class="card optin__done"><span class="optin__mark">${ICONS.check}</span><h1>${say.done}</h1>
<p class="muted">${say.doneText(link.email)}</p><a class="button button--primary" href="${homeOf(link.role)}">${signIn}</a></section>`
  return accountPage(input, { title: say.done, body })
}

export type RefusedLink = Exclude<PasswordLinkState, 'open'> | 'bad'

/** A link that opens nothing, with the way on. */
export function refusedLinkPage(
  input: AccountPage,
  refused: { readonly state: RefusedLink; readonly link: PasswordLink | null },
): string {
  const words = accountWords(input.language)
  const { state, link } = refused
  const { title, text } = words.refused[refusalOf(state, link)]
  // Who was invited and has no password yet cannot ask for another link.
  const mayAsk = (state === 'used' || state === 'expired') && link?.purpose !== 'invite'
  const ways = html`${state === 'used' && link !== null ? html`<a class="button button--primary" href="${homeOf(link.role)}">${words.signIn}</a>` : null}
${mayAsk || state === 'used' ? html`<p><a class="link" href="/forgot-password?lang=${input.language}">${words.askAgain}</a></p>` : null}`
  const body = html`<section class="card optin__done"><h1>${title}</h1><p class="muted">${text}</p>${ways}</section>`
  return accountPage(input, { title, body, isWrong: true })
}

function refusalOf(state: RefusedLink, link: PasswordLink | null) {
  if (state !== 'expired') return state
  return link?.purpose === 'invite' ? 'expiredInvite' : 'expiredReset'
}

function homeOf(role: PasswordLink['role']): string {
  return `/${role}/sign-in`
}
