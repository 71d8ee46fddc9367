import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { automationCreateInput, automationSetStatusInput } from '../automations/automations.ts'
import { creditLedgerInput } from '../credits.ts'
import { demoAdvanceClockInput } from '../demo.ts'
import { jobIdsInput, jobListInput, jobMatchingInput, jobResolveInput } from '../jobs/jobs.ts'
import { leadListInput, leadSearchInput } from '../leads/leads.ts'
import { optinSubmitInput } from '../optin.ts'
import { runListInput } from '../runs.ts'
import { triggerRunInput } from '../triggers.ts'
import { badRequestOf } from './bad-request.ts'
import { coerced, restTriggerInput } from './rest-query.ts'

const id = '019b76da-a800-7058-aa1d-a8cd9d316d8a'
const step = { delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo {{nama|Kak}}</p>' }
function automation(steps: unknown[]) {
  return { name: 'Baru', triggerType: 'WELCOME', steps }
}
const trigger = { leadIds: [id], triggerType: 'AFTER_OPTIN' }
const person = { name: 'Budi', email: 'Budi@Example.com ', consent: 'on' }

const bad: readonly [schema: z.ZodType, input: unknown, field: string][] = [
  [jobListInput, { page: 0 }, 'page'],
  [jobListInput, { page: 1.5 }, 'page'],
  [jobListInput, { page: '1' }, 'page'],
  [jobListInput, { limit: 101 }, 'limit'],
  [jobListInput, { status: 'done' }, 'status'],
  [jobListInput, { automationId: 'clxxx123' }, 'automationId'],
  [jobListInput, { errorCode: 'lower' }, 'errorCode'],
  [jobListInput, { from: '2026-11-20' }, 'from'],
  [jobListInput, { q: 'x' }, 'q'],
  [jobListInput, { q: 'x'.repeat(101) }, 'q'],
  [jobListInput, { q: 'a\u0000b' }, 'q'],
  [jobListInput, { affiliateId: id }, 'affiliateId'],
  [jobIdsInput, { jobIds: [] }, 'jobIds'],
  [jobIdsInput, { jobIds: [id, 'x'] }, 'jobIds.1'],
  [jobIdsInput, {}, 'jobIds'],
  [jobMatchingInput, { filter: { status: 'nope' } }, 'filter.status'],
  [jobResolveInput, { jobId: id, verdict: 'maybe' }, 'verdict'],
  [runListInput, { status: 'pending' }, 'status'],
  [leadSearchInput, { q: ' a ' }, 'q'],
  [leadListInput, { cursor: 'zzz' }, 'cursor'],
  [leadListInput, { cursor: `2026-99-99T00:00:00.000Z_${id}` }, 'cursor'],
  [creditLedgerInput, { cursor: 0 }, 'cursor'],
  [demoAdvanceClockInput, { hours: 0 }, 'hours'],
  [triggerRunInput, { ...trigger, triggerType: 'NOW' }, 'triggerType'],
  [triggerRunInput, { ...trigger, leadIds: 'all' }, 'leadIds'],
  [triggerRunInput, { ...trigger, triggerData: { a: 'x'.repeat(10_001) } }, 'triggerData'],
  [triggerRunInput, { ...trigger, triggerData: { a: ['\u0000'] } }, 'triggerData'],
  [triggerRunInput, { ...trigger, triggerData: { a: '\ud800' } }, 'triggerData'],
  [automationSetStatusInput, { id, status: 'draft' }, 'status'],
  [automationCreateInput, { ...automation([]), activate: true }, 'steps'],
  [automationCreateInput, automation([{ ...step, delayMinutes: -1 }]), 'steps.0.delayMinutes'],
  [automationCreateInput, automation([{ ...step, emailSubject: 'a\r\nBcc: x@y.z' }]), 'steps.0.emailSubject'],
  [automationCreateInput, automation([{ ...step, delayMinutes: 300 }, step]), 'steps.1.delayMinutes'],
  [automationCreateInput, automation(Array.from({ length: 51 }, () => step)), 'steps'],
  [restTriggerInput, { leadId: 'clxxx123', triggerType: 'AFTER_OPTIN' }, 'leadId'],
  [restTriggerInput, { leadId: id, triggerType: 'AFTER_OPTIN', affiliateId: id }, 'affiliateId'],
  [optinSubmitInput, { ...person, email: 'budi' }, 'email'],
  [optinSubmitInput, { ...person, consent: false }, 'consent'],
  [optinSubmitInput, { ...person, name: ' ' }, 'name'],
  [optinSubmitInput, { ...person, name: ['A', 'B'] }, 'name'],
  [optinSubmitInput, { ...person, name: { length: { toString: 1 } } }, 'name'],
  [optinSubmitInput, { ...person, email: { length: [[[1]]] } }, 'email'],
  [optinSubmitInput, { ...person, whatsapp: '12' }, 'whatsapp'],
  [optinSubmitInput, { ...person, whatsapp: {} }, 'whatsapp'],
  [optinSubmitInput, { ...person, consent: ['false', 'no'] }, 'consent'],
  [optinSubmitInput, { ...person, consent: undefined }, 'consent'],
  [coerced.jobs, { page: '0' }, 'page'],
  [coerced.jobs, { page: '1e2' }, 'page'],
  [coerced.jobs, { page: ['1', '2'] }, 'page'],
  [coerced.jobs, { limit: '101' }, 'limit'],
  [coerced.jobs, { status: 'active' }, 'status'],
  [coerced.logs, { leadId: 'x' }, 'leadId'],
  [coerced.emailCredits, { days: '366' }, 'days'],
]

describe('bad input', () => {
  it.each(bad)('%# names the field $2', (schema, input, field) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) throw new Error(`accepted: ${JSON.stringify(input).slice(0, 200)}`)
    const answer = badRequestOf(parsed.error)
    expect(answer).toMatchObject({ code: 'BAD_REQUEST', field })
    expect(answer.message.startsWith(`${field}: `)).toBe(true)
    expect(answer.issues[0]?.field).toBe(field)
  })

  it('says in words what is wrong with something typed, and in a code for words in another language', () => {
    const parsed = optinSubmitInput.safeParse({ ...person, name: '\u200b', email: 'budi,x@x.id' })
    expect(parsed.error && badRequestOf(parsed.error).issues).toEqual([
      {
        field: 'name',
        message: 'The name must contain letters that can be seen.',
        fault: { code: 'NAME_INVISIBLE' },
      },
      {
        field: 'email',
        message: 'An email address cannot contain “,”.',
        fault: { code: 'EMAIL_SIGN', detail: ',' },
      },
    ])
  })

  it('speaks of the whole where no field is wrong', () => {
    const parsed = jobIdsInput.safeParse('x')
    expect(parsed.error && badRequestOf(parsed.error).field).toBe('')
  })
})

describe('good input', () => {
  it('fills in what was left out', () => {
    expect(jobListInput.parse({})).toEqual({ page: 1, limit: 25 })
    expect(coerced.jobs.parse({})).toEqual({ page: 1, limit: 50 })
    expect(coerced.jobs.parse({ page: '2', limit: '100', status: 'held' })).toEqual({
      page: 2,
      limit: 100,
      status: 'held',
    })
  })

  it('takes an opt-in as a form sends it', () => {
    expect(optinSubmitInput.parse({ ...person, website: '' })).toEqual({
      name: 'Budi',
      email: 'budi@example.com',
      consent: 'on',
    })
  })

  it('takes a box of a form that also sends its hidden twin', () => {
    expect(optinSubmitInput.safeParse({ ...person, consent: ['false', 'true'] }).success).toBe(true)
  })

  it('measures a line after trimming it', () => {
    const subject = 'S'.repeat(200)
    const steps = [{ ...step, emailSubject: `     ${subject}` }]
    expect(automationCreateInput.parse(automation(steps)).steps[0]?.emailSubject).toBe(subject)
  })

  it('keeps data of any shape that can be stored', () => {
    const triggerData = { source: 'landing', list: [1, null, { ok: true, text: 'back\\u0000slash 👋' }] }
    expect(triggerRunInput.parse({ ...trigger, triggerData }).triggerData).toEqual(triggerData)
  })
})

describe('the words of bad input', () => {
  it.each<[z.ZodType, unknown, string]>([
    [jobListInput, { page: 0 }, 'page: must be at least 1'],
    [jobListInput, { limit: 101 }, 'limit: must be at most 100'],
    [jobListInput, { page: '1' }, 'page: must be a number'],
    [jobIdsInput, {}, 'jobIds: is missing'],
    [jobIdsInput, { jobIds: [] }, 'jobIds: must not be empty'],
    [jobIdsInput, { jobIds: id }, 'jobIds: must be a list'],
    [jobResolveInput, { jobId: id, verdict: 'maybe' }, 'verdict: must be one of '],
    [coerced.leads, { search: 'dewi' }, 'search: Unknown field'],
    [coerced.jobs, { state: 'failed' }, 'state: Unknown field'],
  ])('%#: %j', (schema, input, words) => {
    const { error } = schema.safeParse(input)
    expect(error === undefined ? 'accepted' : badRequestOf(error).message).toContain(words)
  })
})
