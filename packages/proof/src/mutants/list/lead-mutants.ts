import type { Mutant } from '../mutant.ts'

const UPDATE = 'packages/db/src/engine-store/leads/update-lead.ts'
const ERASE = 'packages/db/src/engine-store/leads/erase-lead.ts'
const QUESTIONS = 'packages/db/src/engine-store/leads/open-questions.ts'
const LIFT = 'packages/db/src/engine-store/leads/lift-suppressions.ts'
const DOMAIN = 'packages/engine/src/domain/lead.ts'
const CONTRACT = 'packages/db/src/engine-store/store.contract.test.ts'
const STORIES = {
  file: 'packages/proof/src/model/run-model-tests.test.ts',
  test: 'PostgreSQL tells random stories as the reference model does',
}

const QUESTION_STORY = {
  file: STORIES.file,
  test: 'tells of a question that is asked again, and of a link to an address that was corrected',
}

/** What an affiliate does with a lead, and the questions whether a lead is the owner of its address. */
export const LEAD_MUTANTS: readonly Mutant[] = [
  {
    name: 'correction-leaves-mail-at-the-old-address',
    breaks: 'every mail not yet handed over takes a corrected address',
    edits: [{ file: UPDATE, from: `SET "email" = $3,`, to: `SET "email" = coalesce("email", $3),` }],
    killer: { file: CONTRACT, test: 'changing a lead reaches every mail that is not yet handed over' },
  },
  {
    name: 'correction-loses-the-name',
    breaks: 'every mail not yet handed over takes a corrected name',
    edits: [{ file: UPDATE, from: '{ ...lead, ...changes })', to: '{ ...changes, ...lead })' }],
    killer: STORIES,
  },
  {
    name: 'correction-revives-a-dead-address',
    breaks: 'whoever gets a dead address is suppressed',
    edits: [
      {
        file: UPDATE,
        from: `reason !== null && reason !== 'unsubscribed',`,
        to: `reason === 'refused',`,
      },
    ],
    killer: { file: CONTRACT, test: 'correcting an address keeps a dead address dead' },
  },
  {
    name: 'lift-forgives-complaints',
    breaks: 'who complained is never mailed again, whoever asks',
    edits: [
      {
        file: DOMAIN,
        from: `if (refusal !== 'BOUNCED') return refusal`,
        to: `if (refusal !== 'BOUNCED' && refusal !== 'COMPLAINED') return refusal`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'taking wrong suppressions back leaves what the person wanted: complaint',
    },
  },
  {
    name: 'lift-reopens-what-a-person-ended',
    breaks: 'a run that a person ended stays ended',
    edits: [
      {
        file: LIFT,
        from: `AND o."errorCode" = ANY ($3::text[]))`,
        to: `AND o."errorCode" = ANY ($3::text[]) AND false)`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'taking wrong suppressions back leaves a run ended that a person has ended besides',
    },
  },
  {
    name: 'old-link-confirms-the-new-address',
    breaks: 'only the owner of an address confirms it',
    edits: [{ file: QUESTIONS, from: `SET "id" = uuid_v7(),`, to: `SET "id" = "id",` }],
    killer: {
      file: CONTRACT,
      test: 'a question whether a lead is the owner of its address is not answered by the old address',
    },
  },
  {
    name: 'erasure-leaves-a-job-waiting',
    breaks: 'nothing waits for a lead that is erased',
    edits: [
      {
        file: ERASE,
        from: `r."leadId" = $2)\`,\n      values`,
        to: `r."leadId" = $2 AND r."status" = 'paused')\`,\n      values`,
      },
    ],
    killer: STORIES,
  },
  {
    name: 'erasure-lets-a-job-be-claimed',
    breaks: 'no mail leaves to a lead that is erased',
    edits: [
      {
        file: ERASE,
        from: `r."leadId" = $2)\`,\n      values`,
        to: `r."leadId" = $2 AND r."status" = 'paused')\`,\n      values`,
      },
      { file: ERASE, from: `"email" = NULL, "whatsapp"`, to: `"email" = "email", "whatsapp"` },
      {
        file: ERASE,
        from: `"suppressedAt" = coalesce("suppressedAt", \${tx.clock.now}), "updatedAt"`,
        to: `"updatedAt"`,
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'erasing a lead cancels what waits, takes name and address, and leaves runs, jobs and ledger',
    },
  },
  {
    name: 'erasure-drops-a-booking',
    breaks: 'the ledger stays balanced when a lead is erased',
    edits: [
      {
        file: ERASE,
        from: `['erase-questions',`,
        to: `['erase-bookings', \`DELETE FROM "AffiliateCreditTransaction" WHERE "affiliateId" = $1 AND "jobId" IN (\${JOBS_OF_LEAD})\`],\n  ['erase-questions',`,
      },
      {
        file: 'prisma/migrations/20261120000000_init/migration.sql',
        from: 'CREATE TRIGGER "ledger_append_only" BEFORE UPDATE OR DELETE ON',
        to: 'CREATE TRIGGER "ledger_append_only" BEFORE UPDATE ON',
      },
    ],
    killer: {
      file: CONTRACT,
      test: 'erasing a lead cancels what waits, takes name and address, and leaves runs, jobs and ledger',
    },
  },
  {
    name: 'erasure-forgets-the-address',
    breaks: 'an erased address is not mailed again without a new consent',
    edits: [{ file: ERASE, from: 'if (erased.email !== null)', to: `if (erased.email === '')` }],
    killer: {
      file: CONTRACT,
      test: 'erasing a lead keeps the address silent for whoever brings it again, until the person consents',
    },
  },
  {
    name: 'reactivation-forgives-a-complaint',
    breaks: 'who complained is never mailed again',
    edits: [{ file: DOMAIN, from: `lead.suppression === 'complaint'`, to: `lead.suppression === 'refused'` }],
    killer: { file: CONTRACT, test: 'letting mail to a lead start again is refused after: complaint' },
  },
  {
    name: 'reactivation-forgives-a-hard-bounce',
    breaks: 'a dead address is never mailed again',
    edits: [
      {
        file: 'packages/db/src/engine-store/leads/reactivate-lead.ts',
        from: 'import { whyNotReactivate } from',
        to: 'import { whyNotLift as whyNotReactivate } from',
      },
    ],
    killer: { file: CONTRACT, test: 'letting mail to a lead start again is refused after: hard_bounce' },
  },
  {
    name: 'asking-again-at-once',
    breaks: 'a question is not asked twice within 15 minutes',
    edits: [
      {
        file: 'packages/db/src/leads/read-question.ts',
        from: `interval '\${ASK_AGAIN_AFTER_MINUTES} minutes'`,
        to: `interval '0 minutes'`,
      },
    ],
    killer: QUESTION_STORY,
  },
  {
    name: 'form-sent-in-again-asks-at-once',
    breaks: 'a question is not asked twice within 15 minutes',
    edits: [
      {
        file: 'packages/db/src/engine-store/trigger/submit-optin.ts',
        from: `interval '\${ASK_AGAIN_AFTER_MINUTES} minutes'`,
        to: `interval '0 minutes'`,
      },
    ],
    killer: QUESTION_STORY,
  },
  {
    name: 'question-to-a-dead-address',
    breaks: 'nothing is sent to a dead address, not even a question',
    edits: [
      {
        file: 'packages/db/src/engine-store/steer/suppress-leads.ts',
        from: 'stopped.includes(leadId)',
        to: '!stopped.includes(leadId)',
      },
    ],
    killer: STORIES,
  },
]
