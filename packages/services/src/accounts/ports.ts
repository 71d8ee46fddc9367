import type { LinkMailState, UserRole } from '@booster/contracts/account/users'
import type { AccountRefusal } from '@booster/contracts/wire/refusal-reason'
import type { WithActor } from '@booster/engine/ports'

/** A link with a token that nobody keeps: only its hash is stored. */
export type NewLink = { readonly tokenHash: string; readonly validHours: number }

/** Who a link is for, and in which words. */
export type LinkMail = {
  readonly linkId: string
  readonly userId: string
  readonly purpose: 'invite' | 'reset'
  readonly email: string
  readonly name: string
  readonly role: UserRole
  readonly language: 'id' | 'en'
}

export type LinkOpened =
  | { readonly kind: 'opened'; readonly mail: LinkMail }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged'; readonly reason: AccountRefusal }

export type NewPerson = {
  /** Lower case. */
  readonly email: string
  readonly name: string
  readonly role: UserRole
  readonly language: 'id' | 'en'
}

/** Accounts, as far as links to a password go. */
export type AccountStore = {
  /** An account without a password, and the link to it. Null: the address is taken. */
  inviteUser(input: NewPerson & NewLink & WithActor): Promise<LinkMail | null>
  /** A new link instead of every earlier one. */
  inviteAgain(input: { readonly userId: string } & NewLink & WithActor): Promise<LinkOpened>
  /** A link to a new password, asked for by an admin. */
  openReset(input: { readonly userId: string } & NewLink & WithActor): Promise<LinkOpened>
  /** The same, asked for by whoever knows the address. Null: nothing is sent, and nobody learns why. */
  openOwnReset(
    input: { readonly email: string; readonly ip: string | null; readonly requestId: string } & NewLink,
  ): Promise<LinkMail | null>
  endLinkMail(input: {
    readonly linkId: string
    readonly state: Exclude<LinkMailState, 'sending'>
    readonly error: string | null
  }): Promise<void>
}
