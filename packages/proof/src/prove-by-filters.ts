import { startNameServer } from '@booster/mail/setup/testing/start-name-server'
import { type FilterName, findMailFilter } from './mail-filters/find-mail-filter.ts'
import { handOverMails, SENDER_ZONE, type Tracking, type WireMail } from './mail-filters/hand-over-mails.ts'
import { listMails } from './mail-filters/list-mails.ts'
import type { MailScore } from './mail-filters/mail-score.ts'
import { runSpamAssassin } from './mail-filters/run-spamassassin.ts'
import { startRspamd } from './mail-filters/start-rspamd.ts'
import type { ServerPlace } from './mail-servers/find-mail-server.ts'
import type { PartReport } from './part-report.ts'

/** What a mail may have at most; 5 and 15 are spam. */
const SCORE_MOST = { SpamAssassin: 0.5, rspamd: 0 } as const satisfies Record<FilterName, number>
const VARIANTS: readonly Tracking[] = ['plain', 'tracked']
/**
 * The pixel is an address more in the HTML than in the text. Named in the report and not counted against a mail, because
 * it is chosen: TRACK_OPENS=off takes it away.
 */
const PRICE_OF_TRACKING: ReadonlySet<string> = new Set(['URI_COUNT_ODD'])

type Judged = {
  readonly filter: FilterName
  readonly tracking: Tracking
  readonly mail: string
  readonly score: MailScore
}

/** Every mail that we wrote ourselves, as it leaves by SMTP, before the filters that most receivers run. */
export async function proveByFilters(): Promise<PartReport> {
  const judged: Judged[] = []
  const missing: string[] = []
  for (const filter of ['SpamAssassin', 'rspamd'] as const) {
    const place = findMailFilter(filter)
    if ('missing' in place) missing.push(`Not run: ${filter} ${place.missing}.`)
    else judged.push(...(await judgeAll(filter, place)))
  }
  const over = judged.filter(isOver)
  for (const line of missing) console.log(line)
  for (const { filter, tracking, mail, score } of over)
    console.log(`OVER: ${filter} gives ${mail} (${tracking}) ${score.score}: ${rulesOf(score)}`)
  return {
    passed: judged.length - over.length,
    failed: over.length,
    figures: { 'mails scored': judged.length },
    markdown: [
      '## Filters: SpamAssassin and rspamd over every template and demo mail',
      '',
      `As they come from our SMTP adapter, signed, from a sender whose DNS is right. At most ${SCORE_MOST.SpamAssassin} of SpamAssassin's 5 (local rules) and ${SCORE_MOST.rspamd} of rspamd's 15. \`tracked\` has the pixel and our links; what the pixel costs (${[...PRICE_OF_TRACKING].join(', ')}) is shown and not counted, because TRACK_OPENS=off takes it away.`,
      '',
      ...missing,
      ...(judged.length === 0 ? [] : tableOf(judged)),
      '',
    ].join('\n'),
  }
}

async function judgeAll(filter: FilterName, place: ServerPlace): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const tracking of VARIANTS) {
    const mails = await handOverMails(listMails(), tracking)
    const scores = await (filter === 'SpamAssassin'
      ? runSpamAssassin(
          place,
          mails.map(({ raw }) => raw),
        )
      : runRspamd(place, mails))
    judged.push(
      ...mails.flatMap(({ name }, n) => {
        const score = scores[n]
        return score === undefined ? [] : [{ filter, tracking, mail: name, score }]
      }),
    )
  }
  return judged
}

async function runRspamd(place: ServerPlace, mails: readonly WireMail[]): Promise<readonly MailScore[]> {
  await using nameServer = await startNameServer(SENDER_ZONE)
  await using rspamd = await startRspamd(place, nameServer.address)
  const scores: MailScore[] = []
  for (const mail of mails) scores.push(await rspamd.score(mail))
  return scores
}

function isOver({ filter, tracking, score: { score, rules } }: Judged): boolean {
  const chosen = rules.filter(({ name }) => tracking === 'tracked' && PRICE_OF_TRACKING.has(name))
  return score - chosen.reduce((sum, rule) => sum + rule.score, 0) > SCORE_MOST[filter]
}

function rulesOf({ rules }: MailScore): string {
  return rules.map(({ name, score }) => `${name} ${score}`).join(', ')
}

function tableOf(judged: readonly Judged[]): readonly string[] {
  return [
    '| mail | filter | | score | rules |',
    '| --- | --- | --- | --- | --- |',
    ...judged.map((each) => {
      const { mail, filter, tracking, score } = each
      const mark = isOver(each) ? '**' : ''
      return `| ${mail} | ${filter} | ${tracking} | ${mark}${score.score}${mark} | ${rulesOf(score)} |`
    }),
  ]
}
