import {
  leadAdded,
  leadChanged,
  restLeadAddInput,
  restLeadUpdateInput,
} from '@booster/contracts/leads/lead-edits'
import { leadDetail, leadList, leadRef } from '@booster/contracts/leads/leads'
import { coerced } from '@booster/contracts/wire/rest-query'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

const oneLead = z.object({ lead: leadDetail })

const LIST: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/leads',
  access: 'affiliate',
  summary: 'List leads',
  description:
    'Every word of `q` begins a word of the name, the address or the number. `nextCursor` leads to the next page; a page may be shorter than `limit` although more follow, so go on until it is null. Erased leads are in no list.',
  query: coerced.leads,
  data: leadList,
  errors: [400],
  answer: ({ query }, { caller }) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    return caller.lead.list({ sort: query.sort, limit: query.limit, ...Object.fromEntries(given) })
  },
})

const ADD: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/leads',
  access: 'affiliate',
  summary: 'Add a lead',
  description:
    '`consent` says what the person agreed to, and where. What is known against the address (unsubscribed, bounced, complained, erased) goes on to hold: `lead.blocked` says so, and only the person itself can consent again. A known address is refused with 409 `KNOWN_LEAD`.',
  body: restLeadAddInput,
  data: oneLead,
  status: 201,
  errors: [400, 409, 413],
  answer: async ({ body }, { caller }) => {
    const added = leadAdded.parse(await caller.lead.add({ ...body, source: 'api' }))
    if (added.kind === 'known')
      throw new ApiError(409, `${added.name} (${added.id}) has this address already`, {
        code: 'KNOWN_LEAD',
        field: 'email',
      })
    return { lead: await caller.lead.get({ id: added.id }) }
  },
})

const GET: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/leads/:id',
  access: 'affiliate',
  summary: 'Read a lead',
  params: leadRef,
  data: oneLead,
  errors: [400, 404],
  answer: async ({ params }, { caller }) => ({ lead: await caller.lead.get(params) }),
})

const UPDATE: RestRoute = restRoute({
  method: 'patch',
  path: '/api/affiliate/leads/:id',
  access: 'affiliate',
  summary: 'Change a lead',
  description:
    'Only what is given is changed. Every e-mail not yet sent takes the new name and address. The address of another lead is refused with 409 `KNOWN_LEAD`.',
  params: leadRef,
  body: restLeadUpdateInput,
  data: oneLead,
  errors: [400, 404, 409, 413],
  answer: async ({ params, body }, { caller }) => {
    const updated = await caller.lead.update({ ...body, ...params })
    if (updated.kind === 'taken')
      throw new ApiError(409, `${updated.name} (${updated.id}) has this address already`, {
        code: 'KNOWN_LEAD',
        field: 'email',
      })
    return { lead: await caller.lead.get(params) }
  },
})

const ERASE: RestRoute = restRoute({
  method: 'delete',
  path: '/api/affiliate/leads/:id',
  access: 'affiliate',
  summary: 'Erase a lead',
  description:
    'Takes name, address, number, notes and tags away for good and cancels what waits. Runs and ledger stay under a pseudonym; the address is kept as a keyed hash only, so that nobody mails it again without a new consent. Refused rows of imports that name the address or number are emptied; an uploaded file goes when its import ends, or 24 hours after the upload where it is not started.',
  params: leadRef,
  data: leadChanged,
  message: 'Lead erased',
  errors: [400, 404, 409],
  answer: ({ params }, { caller }) => caller.lead.erase(params),
})

const ASK_AGAIN: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/leads/:id/confirmation',
  access: 'affiliate',
  summary: 'Send the confirmation e-mail once more',
  description:
    'For a lead whose `blocked` is `AWAITING_CONFIRMATION`: one e-mail, whose link is good for seven days again. Refused with 409 `NOT_AWAITING` where nothing waits, and `ASKED_LATELY` while the last one is under way or left less than 15 minutes ago. A mailbox gets at most three of them a day.',
  params: leadRef,
  data: leadChanged,
  message: 'Confirmation e-mail on its way',
  errors: [400, 404, 409],
  answer: ({ params }, { caller }) => caller.lead.askAgain(params),
})

export const LEAD_ROUTES: readonly RestRoute[] = [LIST, ADD, GET, UPDATE, ERASE, ASK_AGAIN]
