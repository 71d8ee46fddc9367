import { eventInput, eventRecorded } from '@booster/contracts/leads/events'
import { type RestRoute, restRoute } from '../rest-route.ts'

/** What a seller's program sends when an invoice is paid. */
export const EVENT_EXAMPLE = {
  event: 'paid',
  email: 'dewi@example.com',
  key: 'INV-1024',
  data: { amount: 150_000 },
}

export const EVENT_ROUTE: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/events',
  access: 'affiliate',
  summary: 'Report what happened to a lead',
  description:
    '`registered` starts the WELCOME sequences, `attended` AFTER_ZOOM, `invoice_created` PENDING_PAYMENT; any event ends the runs of sequences that name it among their `goalEvents`, and no mail of them leaves any more. `key` is the invoice or meeting: the same event of the same lead counts once by key (without one, once), and a repetition answers the first `eventId` and `effects`. An event with a key ends the runs by that key and those by none; one without a key ends all. Sequences that may run again begin once per key. `data.amount`, whole rupiah, is counted in the report. A person who is no lead yet becomes one where `consent` is given; else an unknown `email` is 404.',
  body: eventInput.meta({ example: EVENT_EXAMPLE }),
  data: eventRecorded,
  status: 202,
  errors: [400, 404, 413],
  answer: ({ body }, { caller }) => caller.event.record(body),
})
