import type { SignedInClient } from '../../process/signed-in-client.ts'

/** Something a screen asks for: the procedures that are called side by side, or a file whose beginning is awaited. */
export type VolumeRead = {
  readonly name: string
  readonly run: (client: SignedInClient) => Promise<unknown>
  /** The server still reads for whoever stops a download; the next one waits so long, outside the clock. */
  readonly pauseMs?: number
}

/** What the pages of this volume are asked with. */
export type VolumePlaces = {
  readonly leadId: string
  readonly runId: string
  readonly jobId: string
  /** Of sequences with many runs, with few, and of a paused one. */
  readonly automations: Readonly<Record<'large' | 'rare' | 'paused', string>>
  /** Cursors in the middle of the list of leads. */
  readonly middle: { readonly time: string; readonly name: string }
  readonly middleOfLedger: number
  readonly days: { readonly weekAgo: string; readonly now: string; readonly day: string }
}

/** What people type: from what begins thousands of names to what nobody has. */
const SEARCHES = {
  'two letters': 'si',
  'a first name': 'siti',
  'a rare name': 'zaki zulkarnain',
  'two words': 'siti wijaya',
  'two beginnings': 'si sa',
  'an address': 'dewi.santoso1',
  'a number': '0812345',
  'an affiliate prefix': '+628',
  nothing: 'qqqq',
} as const

/** Pages are numbered up to row 10,000. */
const LAST_PAGE = 400

export function listVolumeReads(places: VolumePlaces): readonly VolumeRead[] {
  return [
    ...leadReads(places),
    ...jobReads(places),
    ...runReads(places),
    ...creditReads(places),
    ...pageReads(places),
    ...exportReads(places),
  ]
}

function leadReads({ leadId, middle }: VolumePlaces): VolumeRead[] {
  const list = (name: string, input: object) => read(`leads: ${name}`, 'lead.list', { limit: 50, ...input })
  const filters: Readonly<Record<string, object>> = {
    all: {},
    'a tag': { tag: 'webinar' },
    'a rare tag': { tag: 'vip' },
    'status new': { status: 'new' },
    'status lost': { status: 'lost' },
    'source optin': { source: 'optin' },
    'without address': { hasAddress: false },
    'with address': { hasAddress: true },
    ...Object.fromEntries(
      ['NONE', 'NO_ADDRESS', 'SUPPRESSED', 'UNSUBSCRIBED', 'AWAITING_CONFIRMATION'].map((blocked) => [
        `mailing ${blocked}`,
        { blocked },
      ]),
    ),
    'a tag and a status': { tag: 'webinar', status: 'customer' },
    'a tag, a status and a source': { tag: 'vip', status: 'lost', source: 'api' },
    'what excludes itself': { blocked: 'SUPPRESSED', hasAddress: false },
    'unsubscribed customers by opt-in': { blocked: 'UNSUBSCRIBED', status: 'customer', source: 'optin' },
    'a status and a source': { status: 'customer', source: 'api' },
  }
  const searches = Object.entries(SEARCHES)
  return [
    ...Object.entries(filters).map(([name, filter]) => list(name, filter)),
    ...['oldest', 'name', 'name_desc'].map((sort) => list(`by ${sort}`, { sort })),
    ...['name', 'name_desc'].flatMap((sort) => [
      list(`a tag by ${sort}`, { sort, tag: 'webinar' }),
      list(`a rare tag by ${sort}`, { sort, tag: 'vip', status: 'lost' }),
      list(`unsubscribed by ${sort}`, { sort, blocked: 'UNSUBSCRIBED' }),
      list(`with two filters by ${sort}`, { sort, status: 'customer', source: 'api' }),
    ]),
    list('deep, newest', { cursor: middle.time }),
    list('deep, a tag', { cursor: middle.time, tag: 'webinar' }),
    list('deep, by name', { cursor: middle.name, sort: 'name' }),
    ...searches.map(([name, q]) => list(`search of ${name}`, { q })),
    ...searches.map(([name, q]) => list(`search of ${name}, by name`, { q, sort: 'name' })),
    list('search with filters', { q: 'siti', tag: 'vip', status: 'lost' }),
    list('search with unsubscribed', { q: 'si', blocked: 'UNSUBSCRIBED' }),
    ...Object.entries(filters).map(([name, filter]) => read(`leads, count: ${name}`, 'lead.count', filter)),
    ...searches.map(([name, q]) => read(`leads, count: search of ${name}`, 'lead.count', { q })),
    read('leads: picker', 'lead.search', { q: 'siti' }),
    read('leads: picker of two letters', 'lead.search', { q: 'si' }),
    read('leads: tags', 'lead.tags', {}),
    read('lead: detail', 'lead.get', { id: leadId }),
    read('lead: runs', 'run.list', { leadId }),
    read('lead: mails', 'job.list', { leadId }),
  ]
}

const JOB_STATES = ['pending', 'processing', 'held', 'unconfirmed', 'completed', 'failed', 'cancelled']

function jobReads({ jobId, runId, automations, days }: VolumePlaces): VolumeRead[] {
  const list = (name: string, input: object) => read(`jobs: ${name}`, 'job.list', input)
  return [
    list('all', {}),
    list('page 40', { page: 40 }),
    list('last numbered page', { page: LAST_PAGE }),
    list('completed, last numbered page', { status: 'completed', page: LAST_PAGE }),
    ...JOB_STATES.map((status) => list(status, { status })),
    ...Object.entries(automations).flatMap(([name, automationId]) => [
      list(`the ${name} sequence`, { automationId }),
      ...['pending', 'completed', 'failed', 'held'].map((status) =>
        list(`the ${name} sequence, ${status}`, { automationId, status }),
      ),
    ]),
    list('a common error', { errorCode: 'REJECTED' }),
    list('an error nobody had', { errorCode: 'NO_SUCH_ERROR' }),
    list('a rare error among completed', { errorCode: 'REJECTED', status: 'completed' }),
    list('a week', { from: days.weekAgo, to: days.now }),
    list('a week, completed', { from: days.weekAgo, to: days.now, status: 'completed' }),
    list('a week, the rare sequence', { from: days.weekAgo, to: days.now, automationId: automations.rare }),
    list('ended on a day', { endedOn: days.day }),
    list('failed on a day', { endedOn: days.day, status: 'failed' }),
    ...Object.entries(SEARCHES).flatMap(([name, q]) => [
      list(`search of ${name}`, { q }),
      list(`search of ${name}, pending`, { q, status: 'pending' }),
      list(`search of ${name}, failed`, { q, status: 'failed' }),
    ]),
    list('search in a sequence', { q: 'siti', automationId: automations.large }),
    list('search in the rare sequence', { q: 'si', automationId: automations.rare }),
    list('search in a week', { q: 'si', from: days.weekAgo, to: days.now }),
    list('of a run', { runId }),
    read('jobs: tab counts', 'job.counts', {}),
    read('jobs: tab counts of a sequence', 'job.counts', { automationId: automations.large }),
    read('job: detail', 'job.get', { id: jobId, filter: {} }),
    read('job: detail within completed', 'job.get', { id: jobId, filter: { status: 'completed' } }),
    read('job: detail within a search', 'job.get', { id: jobId, filter: { q: 'si' } }),
  ]
}

const RUN_STATES = ['active', 'paused', 'completed', 'failed', 'cancelled']

function runReads({ runId, automations }: VolumePlaces): VolumeRead[] {
  const list = (name: string, input: object) => read(`runs: ${name}`, 'run.list', input)
  return [
    list('all', {}),
    list('page 40', { page: 40 }),
    list('last numbered page', { page: LAST_PAGE }),
    ...RUN_STATES.map((status) => list(status, { status })),
    ...Object.entries(automations).flatMap(([name, automationId]) => [
      list(`the ${name} sequence`, { automationId }),
      ...RUN_STATES.map((status) => list(`the ${name} sequence, ${status}`, { automationId, status })),
    ]),
    ...Object.entries(SEARCHES).flatMap(([name, q]) => [
      list(`search of ${name}`, { q }),
      list(`search of ${name}, active`, { q, status: 'active' }),
      list(`search of ${name}, failed`, { q, status: 'failed' }),
    ]),
    list('search in a sequence', { q: 'siti', automationId: automations.large }),
    read('run: detail', 'run.get', { id: runId }),
  ]
}

function creditReads({ middleOfLedger }: VolumePlaces): VolumeRead[] {
  const list = (name: string, input: object) => read(`ledger: ${name}`, 'credit.ledger', input)
  return [
    list('all', {}),
    list('deep', { cursor: middleOfLedger }),
    ...['topup', 'deduct', 'adjustment'].map((type) => list(type, { type })),
    list('top-ups, deep', { type: 'topup', cursor: middleOfLedger }),
    read('credit: status with its cover and schedule', 'credit.status', {}),
  ]
}

function pageReads({ automations }: VolumePlaces): VolumeRead[] {
  return [
    read('overview', 'stats.overview', {}),
    read('statistics of the REST face', 'stats.get', {}),
    read('sequences: list', 'automation.list', {}),
    read('sequences: search', 'automation.list', { q: 'sequence' }),
    read('sequences: detail', 'automation.get', { id: automations.large }),
    ...(['large', 'rare', 'paused'] as const).flatMap((name) =>
      ['today', '30d', 'all'].map((window) =>
        read(`report of the ${name} sequence, ${window}`, 'automation.report', {
          id: automations[name],
          window,
        }),
      ),
    ),
    ...['today', '7d', '30d', 'all'].map((window) =>
      read(`results of all sequences, ${window}`, 'delivery.figures', { window }),
    ),
    read('forms: list', 'form.list', {}),
    read('imports: list', 'import.list', {}),
    read('sessions and language', 'session.me', {}),
  ]
}

function exportReads({ automations }: VolumePlaces): VolumeRead[] {
  const beginning = (name: string, path: string): VolumeRead => ({
    name: `CSV, first byte: ${name}`,
    pauseMs: 250,
    run: (client) => client.getBeginning(`/api/affiliate/${path}`),
  })
  return [
    beginning('leads', 'leads.csv'),
    beginning('leads by name', 'leads.csv?sort=name'),
    beginning('leads of a search', 'leads.csv?q=siti'),
    beginning('jobs', 'jobs.csv'),
    beginning('jobs, failed', 'jobs.csv?status=failed'),
    beginning('jobs of a search', 'jobs.csv?q=siti'),
    beginning('jobs of the rare sequence', `jobs.csv?automationId=${automations.rare}`),
    beginning('runs', 'logs.csv'),
    beginning('runs, failed', 'logs.csv?status=failed'),
    beginning('report', `report.csv?id=${automations.large}&window=all`),
    beginning('results', 'delivery.csv?window=all'),
    beginning('ledger', 'ledger.csv'),
  ]
}

function read(name: string, procedure: string, input: object): VolumeRead {
  const path = `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`
  return { name, run: (client) => client.get(path) }
}
