import type { LinkMailState, LinkSent } from '@booster/contracts/account/users'
import type { AccountRefusal } from '@booster/contracts/wire/refusal-reason'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Log, WithActor } from '@booster/engine/ports'
import { createLinkToken, hashLinkToken } from './link-token.ts'
import type { AccountStore, LinkMail, LinkOpened, NewPerson } from './ports.ts'

export const INVITE_HOURS = 72
export const RESET_HOURS = 1
/** Retries may take a minute, and a proxy may cut off whoever waits that long. */
const WAIT_MS = 5_000

export type LinkAnswer =
  | { readonly kind: 'sent'; readonly sent: LinkSent }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged'; readonly reason: AccountRefusal }

/** Invites people, and leads who forgot a password to a new one. */
export type AccountDesk = {
  /** Null: the address has an account. */
  readonly invite: (input: NewPerson & WithActor) => Promise<LinkSent | null>
  readonly inviteAgain: (input: { readonly userId: string } & WithActor) => Promise<LinkAnswer>
  readonly sendReset: (input: { readonly userId: string } & WithActor) => Promise<LinkAnswer>
  /** Returns at once, whether the address is known or not; never throws. */
  readonly forgotPassword: (input: {
    readonly email: string
    readonly ip: string | null
    readonly requestId: string
  }) => void
  /** Resolves when nothing is being sent; for the shutdown. */
  readonly idle: () => Promise<void>
}

/**
 * The token of a link is in its mail only, so a mail is sent by the process that made it. What did not leave is shown to
 * the admin, who sends a new one.
 */
export function createAccountDesk(deps: {
  readonly store: AccountStore
  readonly send: (mail: LinkMail, url: string) => Promise<SendOutcome>
  readonly publicUrl: string
  readonly log: Log
  /** How long an admin waits for what becomes of a mail. */
  readonly waitMs?: number
}): AccountDesk {
  const { store, send, publicUrl, log, waitMs = WAIT_MS } = deps
  const underWay = new Set<Promise<unknown>>()

  const track = <T>(work: Promise<T>): Promise<T> => {
    const ended = work.then(
      () => undefined,
      () => undefined,
    )
    underWay.add(ended)
    void ended.then(() => underWay.delete(ended))
    return work
  }
  const deliver = async (mail: LinkMail, token: string): Promise<LinkSent> => {
    const outcome = await send(mail, `${publicUrl}/set-password/${token}`)
    const state = MAIL_STATES[outcome.kind]
    await store.endLinkMail({
      linkId: mail.linkId,
      state,
      error: outcome.kind === 'accepted' ? null : outcome.fault.code,
    })
    return { userId: mail.userId, email: mail.email, mail: state }
  }
  /** What became of the mail, or that it is still under way. */
  const deliverSoon = (mail: LinkMail, token: string): Promise<LinkSent> =>
    new Promise((resolve, reject) => {
      const { userId, email } = mail
      let isLate = false
      const timer = setTimeout(() => {
        isLate = true
        resolve({ userId, email, mail: 'sending' })
      }, waitMs)
      track(deliver(mail, token))
        .then(resolve, (error: unknown) => {
          if (isLate) log.error('link-not-sent', { message: messageOf(error) })
          reject(error)
        })
        .finally(() => clearTimeout(timer))
    })
  const answer = async (opened: LinkOpened, token: string): Promise<LinkAnswer> =>
    opened.kind === 'opened' ? { kind: 'sent', sent: await deliverSoon(opened.mail, token) } : opened

  const forgot = async (input: Parameters<AccountDesk['forgotPassword']>[0]): Promise<void> => {
    const token = createLinkToken()
    const mail = await store.openOwnReset({ ...input, ...linkOf(token, RESET_HOURS) })
    if (mail !== null) await deliver(mail, token)
  }

  return {
    invite: async (input) => {
      const token = createLinkToken()
      const mail = await store.inviteUser({ ...input, ...linkOf(token, INVITE_HOURS) })
      return mail === null ? null : deliverSoon(mail, token)
    },
    inviteAgain: async (input) => {
      const token = createLinkToken()
      return answer(await store.inviteAgain({ ...input, ...linkOf(token, INVITE_HOURS) }), token)
    },
    sendReset: async (input) => {
      const token = createLinkToken()
      return answer(await store.openReset({ ...input, ...linkOf(token, RESET_HOURS) }), token)
    },
    forgotPassword: (input) => {
      track(forgot(input)).catch((error: unknown) =>
        log.error('reset-not-sent', { message: messageOf(error) }),
      )
    },
    idle: async () => {
      await Promise.all(underWay)
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function linkOf(token: string, validHours: number) {
  return { tokenHash: hashLinkToken(token), validHours }
}

const MAIL_STATES = {
  accepted: 'sent',
  unconfirmed: 'unconfirmed',
  'not-sent': 'failed',
  rejected: 'failed',
  blocked: 'failed',
} as const satisfies Record<SendOutcome['kind'], LinkMailState>
