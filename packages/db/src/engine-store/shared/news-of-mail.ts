import { DELIVERY_KINDS, NEWS, type News } from '@booster/engine/domain/delivery-event'

/** The bit of one among the news of a mail. */
export function newsBit(news: News): number {
  return 1 << NEWS.indexOf(news)
}

/** SQL: the counters of AutomationDay and DomainDay for what became of mails; each is named after its news. */
export const NEWS_COLUMNS = NEWS.map((name) => `"${name}"`).join(', ')

/** SQL: values for NEWS_COLUMNS, over rows whose expression `news` has the bits of a mail. */
export function countNews(news: string): string {
  return NEWS.map((name) => `count(*) FILTER (WHERE ${news} & ${newsBit(name)} <> 0)`).join(', ')
}

/** SQL: the same over rows that stand for several mails with the same news. @param mails how many */
export function sumNews(news: string, mails: string): string {
  const sums = NEWS.map((name) => `coalesce(sum(${mails}) FILTER (WHERE ${news} & ${newsBit(name)} <> 0), 0)`)
  return sums.join(', ')
}

/** SQL: the bits of one row of DeliveryEvent, or of the like. @param row its alias */
export function newsBits(row: string): string {
  const bits = DELIVERY_KINDS.map((kind) => `WHEN '${kind}' THEN ${newsBit(kind)}`).join(' ')
  return `(CASE ${row}."kind" ${bits} END
    | CASE WHEN ${row}."kind" = 'opened' AND ${row}."byMachine" THEN ${newsBit('openedByMachine')} ELSE 0 END)`
}

/** SQL: the bits of a mail, over its rows of DeliveryEvent. */
export const NEWS_BITS = `bit_or(${newsBits('"DeliveryEvent"')})`

/** SQL: adds those of an INSERT into either to its row `d`. */
export const ADD_NEWS = NEWS.map((name) => `"${name}" = d."${name}" + excluded."${name}"`).join(', ')
