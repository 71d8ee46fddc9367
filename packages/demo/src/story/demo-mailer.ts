import { createHash } from 'node:crypto'
import type { Engine } from '@booster/engine'
import type { SendFault, SendOutcome } from '@booster/engine/domain/send-outcome'
import type { ClaimedJob, Mailer, Renderer, Store } from '@booster/engine/ports'
import { textRenderer } from '@booster/engine/testing/text-renderer'
import { DEMO_PROVIDER } from '../demo-provider.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'
import { HOUR_MS, iso, MINUTE_MS } from './demo-rhythm.ts'

/**
 * What becomes of one mail: `sent` (at once, or `recovered` after a quick retry), `refused` (this address), `busy`
 * (never accepted), `unconfirmed` (no answer), and sent to somebody who then `unsubscribes` or `complains`.
 */
export type Fate = 'sent' | 'recovered' | 'refused' | 'busy' | 'unconfirmed' | 'unsubscribes' | 'complains'

/** The provider of the story. */
export type DemoProvider = {
  readonly endMs: number
  /** By {@link mailKey}: what is bound to happen; the others meet their luck. */
  readonly fates: ReadonlyMap<string, Fate>
  /** Affiliates (by id) and leads (by address) whose other mails all arrive. */
  readonly lucky: ReadonlySet<string>
  /** From when on the provider does not know the sender, until somebody has registered it again. */
  readonly blockedFromMs: number
  /** A quarter of an hour in which it is busy. */
  readonly busyFromMs: number
}

export type SentMail = {
  readonly job: ClaimedJob
  readonly atMs: number
  readonly body: string
  readonly leaves: 'unsubscribed' | 'complained' | null
  readonly leavesAtMs: number
}

/** What the provider does in the story. */
type Scene = {
  readonly sent: SentMail[]
  nowMs(): number
  moveTo(ms: number): void
  schedule(act: { readonly atMs: number; readonly run: (cast: Cast) => Promise<unknown> }): void
}
type Cast = {
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  readonly engine: Pick<Engine, 'resolveAged'>
}

const BLOCKED_MS = 11 * MINUTE_MS
const BUSY_MS = 15 * MINUTE_MS
/** First try and three rounds. */
const GIVEN_UP_AFTER_MS = 100 * MINUTE_MS
const UNCONFIRMED_AT_MOST_MS = 24 * HOUR_MS

const PROVIDER_BUSY: SendFault = {
  code: 'PROVIDER_BUSY',
  message: 'The provider is not available at the moment.',
  status: 503,
  answer: '{"success": false, "message": "Server busy"}',
}
const CONNECTION_REFUSED: SendFault = {
  code: 'CONNECTION_REFUSED',
  message: 'The provider refused the connection.',
}
const BLACKLISTED: SendFault = {
  code: 'BLACKLISTED',
  message: 'The provider refuses this recipient.',
  status: 200,
  answer: '{"status":"failed","response":"Blacklisted"}',
}
const ANSWER_LOST: SendFault = {
  code: 'CONNECTION_LOST',
  message: 'The connection broke after the mail was handed over.',
}
const SENDER_UNKNOWN: SendFault = {
  code: 'SENDER_UNKNOWN',
  message: 'The provider does not know the sender address.',
}

export function mailKey(job: Pick<ClaimedJob, 'leadEmail' | 'automationName' | 'stepOrder'>): string {
  return `${job.leadEmail}:${job.automationName}:${job.stepOrder}`
}

/** Chance of its own for everything that has a name: it does not depend on the order in which things happen. */
export function chanceFor(name: string): SeededRandom {
  return createSeededRandom(createHash('sha256').update(`demo:${name}`).digest().readInt32BE(0))
}

/** A provider in the story's time, which answers by what is to become of each mail. */
export function createDemoMailer(
  provider: DemoProvider,
  sceneOf: () => Scene,
): { readonly mailer: Mailer; readonly renderer: Renderer } {
  const rendered = new Map<string, { readonly job: ClaimedJob; readonly body: string }>()
  let blockedUntilMs: number | null = null
  /** All hand-overs of a batch are answered in the same moment. */
  let answersAtMs: number | null = null

  const answer = (job: ClaimedJob, body: string): SendOutcome => {
    const scene = sceneOf()
    const nowMs = scene.nowMs()
    if (nowMs >= provider.blockedFromMs) blockedUntilMs ??= nowMs + BLOCKED_MS
    if (blockedUntilMs !== null && nowMs < blockedUntilMs) return { kind: 'blocked', fault: SENDER_UNKNOWN }
    if (nowMs >= provider.busyFromMs && nowMs < provider.busyFromMs + BUSY_MS)
      return { kind: 'not-sent', fault: PROVIDER_BUSY }
    const key = mailKey(job)
    const fate = provider.fates.get(key) ?? luckOf(job, provider, nowMs)
    const random = chanceFor(`answer:${key}`)
    return failureOf(fate, { job, scene, random }) ?? accept({ job, body, fate, scene, random })
  }

  return {
    renderer: {
      render: (job, text) => {
        rendered.set(job.messageRef, { job, body: text.emailBody })
        return textRenderer.render(job, text)
      },
    },
    mailer: {
      name: DEMO_PROVIDER,
      send: async ({ messageRef }) => {
        const scene = sceneOf()
        const mail = rendered.get(messageRef)
        if (mail === undefined) throw new Error('A mail was handed over that nobody rendered.')
        answersAtMs ??= scene.nowMs() + chanceFor(`answer time:${scene.nowMs()}`).between(90, 640)
        const atMs = answersAtMs
        await Promise.resolve() // the others of the batch are handed over in the same moment
        answersAtMs = null
        scene.moveTo(atMs)
        return answer(mail.job, mail.body)
      },
    },
  }
}

/** The answer to a mail that is not accepted this time; null when it is. */
function failureOf(
  fate: Fate,
  { job, scene, random }: { readonly job: ClaimedJob; readonly scene: Scene; readonly random: SeededRandom },
): SendOutcome | null {
  switch (fate) {
    case 'refused':
      return { kind: 'rejected', about: 'recipient', fault: BLACKLISTED }
    case 'busy':
      return { kind: 'not-sent', fault: PROVIDER_BUSY }
    case 'unconfirmed':
      scene.schedule({
        atMs: scene.nowMs() + UNCONFIRMED_AT_MOST_MS + MINUTE_MS,
        run: ({ engine }) => engine.resolveAged(),
      })
      return { kind: 'unconfirmed', fault: ANSWER_LOST }
    case 'recovered':
      if (job.attemptNo > 1) return null
      return { kind: 'not-sent', fault: random.chance(0.5) ? PROVIDER_BUSY : CONNECTION_REFUSED }
    default:
      return null
  }
}

const LEAVES: Readonly<Partial<Record<Fate, SentMail['leaves']>>> = {
  unsubscribes: 'unsubscribed',
  complains: 'complained',
}

function accept(input: {
  readonly job: ClaimedJob
  readonly body: string
  readonly fate: Fate
  readonly scene: Scene
  readonly random: SeededRandom
}): SendOutcome {
  const { job, body, fate, scene, random } = input
  const atMs = scene.nowMs()
  const leaves = LEAVES[fate] ?? null
  const leavesAtMs = atMs + random.between(20, 280) * MINUTE_MS
  const mail: SentMail = { job, atMs, body, leaves, leavesAtMs }
  scene.sent.push(mail)
  if (leaves !== null) scene.schedule({ atMs: leavesAtMs, run: ({ store }) => leave(store, mail) })
  return { kind: 'accepted' }
}

/** By the provider's webhook, or by our own link. */
function leave(store: Cast['store'], { job, leaves, leavesAtMs }: SentMail) {
  const { messageRef, leadEmail: email } = job
  const at = iso(leavesAtMs)
  const payload = { event: leaves, message_id: messageRef, email, timestamp: at }
  return store.applyDeliveryEvent({
    digest: createHash('sha256').update(`demo:${messageRef}:${leaves}`).digest('hex'),
    kind: leaves ?? 'unsubscribed',
    bounceClass: null,
    at,
    link: null,
    reason: null,
    source:
      leaves === 'complained'
        ? { kind: 'provider', email, messageRef, providerId: null, payload }
        : { kind: 'own-link', messageRef },
  })
}

function luckOf(job: ClaimedJob, provider: DemoProvider, nowMs: number): Fate {
  const random = chanceFor(`luck:${mailKey(job)}`)
  const roll = random.next()
  const ageMs = provider.endMs - nowMs
  if (roll < 0.025) return 'recovered'
  if (roll < 0.984 || provider.lucky.has(job.affiliateId) || provider.lucky.has(job.leadEmail)) return 'sent'
  // A lead has failures or leaves, never both: the overview would link both to one list.
  const stays = chanceFor(`lead:${job.leadEmail}`).chance(0.5)
  const isOfStaying = roll >= 0.988 && roll < 0.994
  if (stays !== isOfStaying) return 'sent'
  if (roll < 0.988) return 'refused'
  if (roll < 0.993) return ageMs > GIVEN_UP_AFTER_MS ? 'busy' : 'sent'
  if (roll < 0.994) return ageMs > UNCONFIRMED_AT_MOST_MS + HOUR_MS ? 'unconfirmed' : 'sent'
  return roll < 0.9985 ? 'unsubscribes' : 'complains'
}
