import { DELIVERY_KINDS, type DeliveryKind } from '@booster/engine/domain/delivery-event'

/** The bit of a kind among the news of a mail. */
export function newsBit(kind: DeliveryKind): number {
  return 1 << DELIVERY_KINDS.indexOf(kind)
}

/** SQL: the counters of AutomationDay for what became of mails; each is named after its kind. */
export const NEWS_COLUMNS = DELIVERY_KINDS.map((kind) => `"${kind}"`).join(', ')

/** SQL: values for NEWS_COLUMNS, over rows whose expression `news` has the bits of a mail. */
export function countNews(news: string): string {
  return DELIVERY_KINDS.map((kind) => `count(*) FILTER (WHERE ${news} & ${newsBit(kind)} <> 0)`).join(', ')
}

/** SQL: the bits of a mail, over its rows of DeliveryEvent. */
export const NEWS_BITS = `bit_or(CASE "kind" ${DELIVERY_KINDS.map((kind) => `WHEN '${kind}' THEN ${newsBit(kind)}`).join(' ')} END)`

/** SQL: adds those of an INSERT into AutomationDay to its row `d`. */
export const ADD_NEWS = DELIVERY_KINDS.map((kind) => `"${kind}" = d."${kind}" + excluded."${kind}"`).join(
  ', ',
)
