import { setTimeout as delay } from 'node:timers/promises'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Mailer } from './mailer.ts'
import { RETRY_DELAYS_MS } from './send-system-mail.ts'

/** One way by which mails of the system leave, and the sender that it takes. */
export type Road<Name extends string = string> = {
  readonly name: Name
  readonly fromEmail: string
  readonly mailer: Pick<Mailer, 'send'>
}

export type RoadTry<Name extends string = string> = { readonly road: Name; readonly outcome: SendOutcome }

export type SentByRoads<Name extends string = string> = RoadTry<Name> & {
  /** The roads before it, which surely did not take the mail. */
  readonly refused: readonly RoadTry<Name>[]
}

/** No round begins later, so that a mail ends within the lease of its row. */
const ROUNDS_WITHIN_MS = 40_000

/**
 * Sends a mail of the system by the first road that takes it. The next road is tried only where the one before surely
 * did not send; an outcome that nobody can know ends it. Roads that may take it later are tried after 2 s, 6 s and 18 s.
 *
 * @param roads in their order, one at least
 */
export async function sendByRoads<Name extends string>(
  roads: readonly Road<Name>[],
  mail: Omit<OutgoingMail, 'fromEmail'>,
  options: { readonly sleep?: (ms: number) => Promise<unknown>; readonly now?: () => number } = {},
): Promise<SentByRoads<Name>> {
  const { sleep = delay, now = () => performance.now() } = options
  const began = now()
  let tried = await tryEach(roads, mail)
  for (const delayMs of RETRY_DELAYS_MS) {
    const passing = roads.filter((road) => isPassing(tried, road))
    if (isOver(tried) || passing.length === 0 || now() - began > ROUNDS_WITHIN_MS) break
    await sleep(delayMs)
    const again = await tryEach(passing, mail)
    tried = [...tried.filter(({ road }) => !again.some((each) => each.road === road)), ...again]
  }
  const end = endOf(tried)
  return { ...end, refused: tried.filter((each) => each !== end) }
}

async function tryEach<Name extends string>(
  roads: readonly Road<Name>[],
  mail: Omit<OutgoingMail, 'fromEmail'>,
): Promise<readonly RoadTry<Name>[]> {
  const tried: RoadTry<Name>[] = []
  for (const { name, fromEmail, mailer } of roads) {
    tried.push({ road: name, outcome: await mailer.send({ ...mail, fromEmail }) })
    if (isOver(tried)) break
  }
  return tried
}

/** It was taken, or may have been. */
function isOver(tried: readonly RoadTry[]): boolean {
  const kind = tried.at(-1)?.outcome.kind
  return kind === 'accepted' || kind === 'unconfirmed'
}

function isPassing(tried: readonly RoadTry[], { name }: Road): boolean {
  return tried.some(({ road, outcome }) => road === name && outcome.kind === 'not-sent')
}

/** Where no road took it: what may change counts before what a road said of the mail itself. */
function endOf<Name extends string>(tried: readonly RoadTry<Name>[]): RoadTry<Name> {
  const last = tried.at(-1)
  if (last === undefined) throw new TypeError('There is no road for mails of the system')
  return isOver(tried) ? last : (tried.findLast(({ outcome }) => outcome.kind !== 'rejected') ?? last)
}
