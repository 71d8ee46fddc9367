import {
  automationChanged,
  automationCreated,
  automationCreateInput,
  automationDetail,
  automationDuplicateInput,
  automationInput,
  automationRow,
  automationSettings,
} from '@booster/contracts/automations/automations'
import {
  draftPublished,
  draftPublishInput,
  draftSaveInput,
  draftView,
  testSendInput,
  testSent,
} from '@booster/contracts/automations/drafts'
import { automationReport, reportInput } from '@booster/contracts/automations/report'
import { z } from 'zod'
import { type RestRoute, restRoute } from './rest-route.ts'

const PATH = '/api/affiliate/automations'

const LIST: RestRoute = restRoute({
  method: 'get',
  path: PATH,
  access: 'affiliate',
  summary: 'List sequences',
  description: 'Without the archived ones.',
  data: z.object({ automations: z.array(automationRow) }),
  errors: [],
  answer: async (_input, { caller }) => ({ automations: (await caller.automation.list({})).automations }),
})

const CREATE: RestRoute = restRoute({
  method: 'post',
  path: PATH,
  access: 'affiliate',
  summary: 'Make a sequence',
  description:
    'It starts as a draft, with the steps that are given or with none; write them by PUT …/draft and publish them. `"activate": true` starts it at once and needs steps.',
  body: automationCreateInput,
  largeBody: true,
  data: automationCreated,
  status: 201,
  errors: [400, 413],
  answer: async ({ body }, { caller }) => caller.automation.create(body),
})

const GET: RestRoute = restRoute({
  method: 'get',
  path: `${PATH}/:id`,
  access: 'affiliate',
  summary: 'Read a sequence with its published steps',
  params: automationInput,
  data: z.object({ automation: automationDetail }),
  errors: [400, 404],
  answer: async ({ params }, { caller }) => ({ automation: await caller.automation.get(params) }),
})

const REPORT: RestRoute = restRoute({
  method: 'get',
  path: `${PATH}/:id/report`,
  access: 'affiliate',
  summary: 'Read what the mails of a sequence came to',
  description:
    'Step by step, with failures by reason and how many leads are in each state now. What became of a mail counts on the day it was sent; days are those of your time zone. `opened` is an estimate; where `countsOpens` is false (`countsClicks` for clicks), the mails that leave now do not count it, and 0 means that nobody knows. The same as a file: `/api/affiliate/report.csv`.',
  params: automationInput,
  query: reportInput.omit({ id: true }),
  data: z.object({ report: automationReport }),
  errors: [400, 404],
  answer: async ({ params, query }, { caller }) => ({
    report: await caller.automation.report({ ...query, ...params }),
  }),
})

const UPDATE: RestRoute = restRoute({
  method: 'patch',
  path: `${PATH}/:id`,
  access: 'affiliate',
  summary: 'Change name, rules or state of a sequence',
  description:
    'Only what is given is changed, all of it or nothing. `status` is `active` or `paused`; pausing holds mails as they come due, activating brings them back by the catch-up rule. `trackOpens` is `auto` (not in short mails), `on` or `off`; what the installation has switched off stays off. `goalEvents` names the events that end the runs of the sequence (POST /api/affiliate/events).',
  params: automationInput,
  body: automationSettings,
  data: z.object({ automation: automationDetail }),
  errors: [400, 404, 409],
  answer: async ({ params, body }, { caller }) => ({
    automation: await caller.automation.update({ ...body, ...params }),
  }),
})

const ARCHIVE: RestRoute = restRoute({
  method: 'delete',
  path: `${PATH}/:id`,
  access: 'affiliate',
  summary: 'Archive a sequence',
  description: 'Cancels its waiting mails for good. What was sent stays in the lists.',
  params: automationInput,
  data: automationChanged,
  errors: [400, 404, 409],
  answer: async ({ params }, { caller }) => caller.automation.setStatus({ ...params, status: 'archived' }),
})

const DUPLICATE: RestRoute = restRoute({
  method: 'post',
  path: `${PATH}/:id/duplicate`,
  access: 'affiliate',
  summary: 'Copy a sequence',
  description: 'The copy is a draft with the same rules and steps. Leads and forms stay with the other.',
  params: automationInput,
  body: automationDuplicateInput.omit({ id: true }),
  data: automationCreated,
  status: 201,
  errors: [400, 404],
  answer: async ({ params, body }, { caller }) => caller.automation.duplicate({ ...body, ...params }),
})

const GET_DRAFT: RestRoute = restRoute({
  method: 'get',
  path: `${PATH}/:id/draft`,
  access: 'affiliate',
  summary: 'Read the steps as they are being written',
  description:
    'Where nobody has begun a draft: the published steps, with `revision` 0. `checks` names what keeps it from being published (`error`) and what its mails would suffer from (`warning`).',
  params: automationInput,
  data: z.object({ draft: draftView }),
  errors: [400, 404],
  answer: async ({ params }, { caller }) => ({ draft: await caller.automation.draft(params) }),
})

const PUT_DRAFT: RestRoute = restRoute({
  method: 'put',
  path: `${PATH}/:id/draft`,
  access: 'affiliate',
  summary: 'Write the steps of a sequence',
  description:
    'The whole sequence in order. A step keeps its waiting mails by its `id`; one without `id` is new; one that is missing is deleted when the draft is published. With `revision`, a draft that somebody else has saved since is left alone (409 DRAFT_CHANGED); without it, the other draft is replaced and kept. Nothing is sent by it before it is published.',
  params: automationInput,
  body: draftSaveInput.omit({ id: true }),
  largeBody: true,
  data: z.object({ draft: draftView }),
  errors: [400, 404, 409, 413],
  answer: async ({ params, body }, { caller }) => ({
    draft: await caller.automation.saveDraft({ ...body, ...params }),
  }),
})

const PUBLISH: RestRoute = restRoute({
  method: 'post',
  path: `${PATH}/:id/publish`,
  access: 'affiliate',
  summary: 'Publish the draft of a sequence',
  description:
    'Every mail that is not yet sent takes its new text; the steps and delays of leads on their way stay; mails of deleted steps are cancelled. The answer counts them. With `revision`, only the draft that was read is published (409 DRAFT_CHANGED).',
  params: automationInput,
  body: draftPublishInput.omit({ id: true }).partial(),
  data: draftPublished,
  errors: [400, 404, 409],
  answer: async ({ params, body }, { caller }) => {
    const revision = body.revision ?? (await caller.automation.draft(params)).revision
    return caller.automation.publish({ ...params, revision: Math.max(1, revision) })
  },
})

const TEST_SEND: RestRoute = restRoute({
  method: 'post',
  path: `${PATH}/:id/test-send`,
  access: 'affiliate',
  summary: 'Send a step of the draft to yourself',
  description:
    'To the address of the account, never to a lead; filled for a sample lead or for `leadId`. It costs no credit, is marked in its subject and counts nowhere. `kind` says what became of it: `sent`; `not-sent` or `unconfirmed` where the provider is the reason, in `code` and `reason`. A 422 says that the provider refuses the address of the account or the text of the step.',
  params: automationInput,
  body: testSendInput.omit({ id: true }),
  data: testSent,
  errors: [400, 404, 422, 429],
  answer: async ({ params, body }, { caller }) => caller.automation.sendTest({ ...body, ...params }),
})

export const AUTOMATION_ROUTES: readonly RestRoute[] = [
  LIST,
  CREATE,
  GET,
  REPORT,
  UPDATE,
  ARCHIVE,
  DUPLICATE,
  GET_DRAFT,
  PUT_DRAFT,
  PUBLISH,
  TEST_SEND,
]
