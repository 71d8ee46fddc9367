BEGIN;

-- Keys are uuid version 7: they sort by time, so that new rows lie side by side. PostgreSQL 18 has its own.
DO $do$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    EXECUTE 'CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS ''SELECT uuidv7()''';
  ELSE
    EXECUTE $fn$
      CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $body$
        SELECT encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
              PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
              FROM 1 FOR 6),
            52, 1), 53, 1), 'hex')::uuid
      $body$
    $fn$;
  END IF;
END
$do$;

-- CreateSchema

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('affiliate', 'admin');

-- CreateEnum
CREATE TYPE "AffiliateStatus" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "TriggerType" AS ENUM ('AFTER_OPTIN', 'AFTER_ZOOM', 'PENDING_PAYMENT', 'WELCOME');

-- CreateEnum
CREATE TYPE "AutomationStatus" AS ENUM ('draft', 'active', 'paused', 'archived');

-- CreateEnum
CREATE TYPE "NoCreditRule" AS ENUM ('fail', 'hold');

-- CreateEnum
CREATE TYPE "UnconfirmedRule" AS ENUM ('release', 'send_again_once');

-- CreateEnum
CREATE TYPE "ReentryRule" AS ENUM ('once', 'keyed');

-- CreateEnum
CREATE TYPE "CatchUpRule" AS ENUM ('send_now', 'spread', 'drop');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('pending', 'processing', 'completed', 'failed', 'cancelled', 'held', 'unconfirmed');

-- CreateEnum
CREATE TYPE "HoldReason" AS ENUM ('RUN_PAUSED', 'AUTOMATION_PAUSED', 'NO_CREDIT', 'AFFILIATE_SUSPENDED');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('active', 'paused', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "LedgerType" AS ENUM ('topup', 'deduct', 'adjustment');

-- CreateEnum
CREATE TYPE "AttemptOutcome" AS ENUM ('rejected', 'not_sent', 'blocked', 'unconfirmed', 'not_handed_over');

-- CreateEnum
CREATE TYPE "SuppressionReason" AS ENUM ('unsubscribed', 'hard_bounce', 'complaint', 'refused', 'erased');

-- CreateEnum
CREATE TYPE "DeliveryKind" AS ENUM ('delivered', 'opened', 'clicked', 'bounced', 'complained', 'unsubscribed');

-- CreateEnum
CREATE TYPE "BreakerState" AS ENUM ('closed', 'open', 'half_open');

-- CreateEnum
CREATE TYPE "CreditLevel" AS ENUM ('healthy', 'warning', 'critical', 'emergency');

-- CreateEnum
CREATE TYPE "AlertLevel" AS ENUM ('warning', 'critical', 'emergency');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'affiliate',
    "suspendedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "userId" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "userId" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AffiliateProfile" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "userId" UUID NOT NULL,
    "displayName" TEXT NOT NULL,
    "status" "AffiliateStatus" NOT NULL DEFAULT 'active',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Jakarta',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AffiliateLead" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "email" TEXT,
    "whatsapp" TEXT,
    "status" TEXT NOT NULL DEFAULT 'new',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT,
    "timeZone" TEXT,
    "unsubscribedAt" TIMESTAMPTZ(3),
    "suppressedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateLead_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "LeadConsent" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "leadId" UUID NOT NULL,
    "formId" UUID,
    "text" TEXT NOT NULL,
    "ip" TEXT,
    "userAgent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadConsent_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "OptinForm" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "headline" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "buttonText" TEXT NOT NULL DEFAULT 'Daftar',
    "consentText" TEXT NOT NULL,
    "thankYouText" TEXT NOT NULL,
    "askWhatsapp" BOOLEAN NOT NULL DEFAULT true,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "submitCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OptinForm_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "Suppression" (
    "affiliateId" UUID NOT NULL,
    "emailHash" TEXT NOT NULL,
    "reason" "SuppressionReason" NOT NULL,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Suppression_pkey" PRIMARY KEY ("affiliateId","emailHash")
);

-- CreateTable
CREATE TABLE "AffiliateAutomation" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "triggerType" "TriggerType" NOT NULL,
    "status" "AutomationStatus" NOT NULL DEFAULT 'draft',
    "reentry" "ReentryRule" NOT NULL DEFAULT 'once',
    "onNoCredit" "NoCreditRule" NOT NULL DEFAULT 'fail',
    "onUnconfirmed" "UnconfirmedRule" NOT NULL DEFAULT 'release',
    "catchUp" "CatchUpRule" NOT NULL DEFAULT 'send_now',
    "catchUpHours" INTEGER NOT NULL DEFAULT 24,
    "activatedAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateAutomation_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "AffiliateAutomationStep" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "automationId" UUID NOT NULL,
    "stepOrder" INTEGER NOT NULL,
    "delayHours" INTEGER NOT NULL,
    "emailSubject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL DEFAULT '',
    "emailBody" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sentCount" INTEGER NOT NULL DEFAULT 0,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateAutomationStep_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "AffiliateAutomationStepVersion" (
    "affiliateId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "emailSubject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL DEFAULT '',
    "emailBody" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateAutomationStepVersion_pkey" PRIMARY KEY ("affiliateId","stepId","version")
);

-- CreateTable
CREATE TABLE "AffiliateAutomationLog" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "automationId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "triggerType" "TriggerType" NOT NULL,
    "triggerKey" TEXT NOT NULL DEFAULT '',
    "triggerData" JSONB,
    "status" "RunStatus" NOT NULL DEFAULT 'active',
    "currentStepOrder" INTEGER NOT NULL DEFAULT 1,
    "totalSteps" INTEGER NOT NULL DEFAULT 0,
    "completedSteps" INTEGER NOT NULL DEFAULT 0,
    "failedSteps" INTEGER NOT NULL DEFAULT 0,
    "cancelledSteps" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pausedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "lastExecutedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AffiliateAutomationLog_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "AffiliateAutomationJob" (
    "affiliateId" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "automationId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "stepOrder" INTEGER NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'pending',
    "holdReason" "HoldReason",
    "scheduledAt" TIMESTAMPTZ(3) NOT NULL,
    "executedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "unconfirmedAt" TIMESTAMPTZ(3),
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "retryCount" INTEGER NOT NULL DEFAULT 0,
    "maxRetries" INTEGER NOT NULL DEFAULT 3,
    "quickRetryCount" INTEGER NOT NULL DEFAULT 0,
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "creditAmount" INTEGER NOT NULL DEFAULT 1,
    "creditReserved" BOOLEAN NOT NULL DEFAULT false,
    "creditDeducted" BOOLEAN NOT NULL DEFAULT false,
    "emailSent" BOOLEAN NOT NULL DEFAULT false,
    "emailId" TEXT,
    "sendMs" INTEGER,
    "stepVersion" INTEGER,
    "messageRef" UUID NOT NULL DEFAULT gen_random_uuid(),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateAutomationJob_pkey" PRIMARY KEY ("affiliateId","id")
);

-- CreateTable
CREATE TABLE "AutomationAttempt" (
    "affiliateId" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "attemptNo" INTEGER NOT NULL,
    "outcome" "AttemptOutcome" NOT NULL,
    "errorCode" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "httpStatus" INTEGER,
    "answer" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "durationMs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AutomationAttempt_pkey" PRIMARY KEY ("affiliateId","jobId","attemptNo")
);

-- CreateTable
CREATE TABLE "JobClaim" (
    "leaseToken" UUID NOT NULL,
    "processId" TEXT NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "affiliateIds" UUID[],
    "jobIds" UUID[],

    CONSTRAINT "JobClaim_pkey" PRIMARY KEY ("leaseToken")
);

-- CreateTable
CREATE TABLE "AffiliateDue" (
    "affiliateId" UUID NOT NULL,
    "nextDueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AffiliateDue_pkey" PRIMARY KEY ("affiliateId")
);

-- CreateTable
CREATE TABLE "AutomationCounter" (
    "affiliateId" UUID NOT NULL,
    "automationId" UUID NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "unconfirmed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AutomationCounter_pkey" PRIMARY KEY ("affiliateId","automationId")
);

-- CreateTable
CREATE TABLE "AutomationDay" (
    "affiliateId" UUID NOT NULL,
    "automationId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AutomationDay_pkey" PRIMARY KEY ("affiliateId","automationId","day")
);

-- CreateTable
CREATE TABLE "AffiliateCredit" (
    "affiliateId" UUID NOT NULL,
    "balance" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "totalToppedUp" INTEGER NOT NULL DEFAULT 0,
    "totalUsed" INTEGER NOT NULL DEFAULT 0,
    "ledgerSeq" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateCredit_pkey" PRIMARY KEY ("affiliateId")
);

-- CreateTable
CREATE TABLE "AffiliateCreditTransaction" (
    "affiliateId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "type" "LedgerType" NOT NULL,
    "amount" INTEGER NOT NULL,
    "balanceBefore" INTEGER NOT NULL,
    "balanceAfter" INTEGER NOT NULL,
    "jobId" UUID,
    "description" TEXT NOT NULL,
    "reference" TEXT,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AffiliateCreditTransaction_pkey" PRIMARY KEY ("affiliateId","seq")
);

-- CreateTable
CREATE TABLE "ProviderState" (
    "provider" TEXT NOT NULL,
    "breaker" "BreakerState" NOT NULL DEFAULT 'closed',
    "openedAt" TIMESTAMPTZ(3),
    "retryAt" TIMESTAMPTZ(3),
    "openCount" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "credits" INTEGER,
    "creditsAt" TIMESTAMPTZ(3),
    "sentSinceCheck" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderState_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "ProviderCheck" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "provider" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause" TEXT NOT NULL,
    "credits" INTEGER,
    "level" "CreditLevel",
    "errorCode" TEXT,
    "message" TEXT,
    "durationMs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ProviderCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "level" "AlertLevel" NOT NULL,
    "affiliateId" UUID,
    "value" INTEGER,
    "threshold" INTEGER,
    "detail" TEXT NOT NULL DEFAULT '',
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" UUID,
    "note" TEXT,
    "mutedUntil" TIMESTAMPTZ(3),
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertDelivery" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "alertId" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "message" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AlertDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEvent" (
    "digest" TEXT NOT NULL,
    "kind" "DeliveryKind" NOT NULL,
    "email" TEXT NOT NULL,
    "messageRef" UUID,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "matchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookEvent_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "DeliveryEvent" (
    "affiliateId" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "kind" "DeliveryKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "link" TEXT,
    "reason" TEXT,

    CONSTRAINT "DeliveryEvent_pkey" PRIMARY KEY ("affiliateId","jobId","digest")
);

-- CreateTable
CREATE TABLE "EngineProcess" (
    "id" TEXT NOT NULL,
    "engine" BOOLEAN NOT NULL,
    "slots" INTEGER NOT NULL,
    "inFlight" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EngineProcess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EngineDrain" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "processId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "durationMs" INTEGER NOT NULL,
    "claimed" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,

    CONSTRAINT "EngineDrain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityLog" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "affiliateId" UUID,
    "action" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "requestId" TEXT,

    CONSTRAINT "ActivityLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DemoClock" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "aheadHours" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DemoClock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateProfile_userId_key" ON "AffiliateProfile"("userId");

-- CreateIndex
CREATE INDEX "AffiliateLead_affiliateId_createdAt_id_idx" ON "AffiliateLead"("affiliateId", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateLead_affiliateId_email_key" ON "AffiliateLead"("affiliateId", "email");

-- CreateIndex
CREATE INDEX "LeadConsent_affiliateId_leadId_idx" ON "LeadConsent"("affiliateId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "OptinForm_id_key" ON "OptinForm"("id");

-- CreateIndex
CREATE UNIQUE INDEX "OptinForm_slug_key" ON "OptinForm"("slug");

-- CreateIndex
CREATE INDEX "AffiliateAutomation_affiliateId_triggerType_status_idx" ON "AffiliateAutomation"("affiliateId", "triggerType", "status");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateAutomationStep_affiliateId_automationId_id_key" ON "AffiliateAutomationStep"("affiliateId", "automationId", "id");

-- CreateIndex
CREATE INDEX "AffiliateAutomationLog_affiliateId_startedAt_id_idx" ON "AffiliateAutomationLog"("affiliateId", "startedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "AffiliateAutomationLog_affiliateId_leadId_idx" ON "AffiliateAutomationLog"("affiliateId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateAutomationLog_affiliateId_automationId_leadId_trig_key" ON "AffiliateAutomationLog"("affiliateId", "automationId", "leadId", "triggerKey");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateAutomationLog_affiliateId_id_automationId_leadId_key" ON "AffiliateAutomationLog"("affiliateId", "id", "automationId", "leadId");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateAutomationJob_affiliateId_runId_stepOrder_key" ON "AffiliateAutomationJob"("affiliateId", "runId", "stepOrder");

-- CreateIndex
CREATE INDEX "JobClaim_leaseUntil_idx" ON "JobClaim"("leaseUntil");

-- CreateIndex
CREATE INDEX "AffiliateDue_nextDueAt_idx" ON "AffiliateDue"("nextDueAt");

-- CreateIndex
CREATE INDEX "AutomationDay_affiliateId_day_idx" ON "AutomationDay"("affiliateId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "AffiliateCreditTransaction_affiliateId_reference_key" ON "AffiliateCreditTransaction"("affiliateId", "reference");

-- CreateIndex
CREATE INDEX "ProviderCheck_at_idx" ON "ProviderCheck"("at" DESC);

-- CreateIndex
CREATE INDEX "Alert_openedAt_idx" ON "Alert"("openedAt" DESC);

-- CreateIndex
CREATE INDEX "AlertDelivery_alertId_idx" ON "AlertDelivery"("alertId");

-- CreateIndex
CREATE INDEX "EngineDrain_startedAt_idx" ON "EngineDrain"("startedAt" DESC);

-- CreateIndex
CREATE INDEX "ActivityLog_at_idx" ON "ActivityLog"("at" DESC);

-- CreateIndex
CREATE INDEX "ActivityLog_affiliateId_at_idx" ON "ActivityLog"("affiliateId", "at" DESC);

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateProfile" ADD CONSTRAINT "AffiliateProfile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateLead" ADD CONSTRAINT "AffiliateLead_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadConsent" ADD CONSTRAINT "LeadConsent_affiliateId_leadId_fkey" FOREIGN KEY ("affiliateId", "leadId") REFERENCES "AffiliateLead"("affiliateId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadConsent" ADD CONSTRAINT "LeadConsent_affiliateId_formId_fkey" FOREIGN KEY ("affiliateId", "formId") REFERENCES "OptinForm"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptinForm" ADD CONSTRAINT "OptinForm_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suppression" ADD CONSTRAINT "Suppression_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomation" ADD CONSTRAINT "AffiliateAutomation_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomationStep" ADD CONSTRAINT "AffiliateAutomationStep_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomationStepVersion" ADD CONSTRAINT "AffiliateAutomationStepVersion_affiliateId_stepId_fkey" FOREIGN KEY ("affiliateId", "stepId") REFERENCES "AffiliateAutomationStep"("affiliateId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomationLog" ADD CONSTRAINT "AffiliateAutomationLog_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomationLog" ADD CONSTRAINT "AffiliateAutomationLog_affiliateId_leadId_fkey" FOREIGN KEY ("affiliateId", "leadId") REFERENCES "AffiliateLead"("affiliateId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomationJob" ADD CONSTRAINT "AffiliateAutomationJob_affiliateId_runId_automationId_lead_fkey" FOREIGN KEY ("affiliateId", "runId", "automationId", "leadId") REFERENCES "AffiliateAutomationLog"("affiliateId", "id", "automationId", "leadId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateAutomationJob" ADD CONSTRAINT "AffiliateAutomationJob_affiliateId_automationId_stepId_fkey" FOREIGN KEY ("affiliateId", "automationId", "stepId") REFERENCES "AffiliateAutomationStep"("affiliateId", "automationId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutomationAttempt" ADD CONSTRAINT "AutomationAttempt_affiliateId_jobId_fkey" FOREIGN KEY ("affiliateId", "jobId") REFERENCES "AffiliateAutomationJob"("affiliateId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateDue" ADD CONSTRAINT "AffiliateDue_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutomationCounter" ADD CONSTRAINT "AutomationCounter_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutomationDay" ADD CONSTRAINT "AutomationDay_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateCredit" ADD CONSTRAINT "AffiliateCredit_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateProfile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AffiliateCreditTransaction" ADD CONSTRAINT "AffiliateCreditTransaction_affiliateId_fkey" FOREIGN KEY ("affiliateId") REFERENCES "AffiliateCredit"("affiliateId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertDelivery" ADD CONSTRAINT "AlertDelivery_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryEvent" ADD CONSTRAINT "DeliveryEvent_affiliateId_jobId_fkey" FOREIGN KEY ("affiliateId", "jobId") REFERENCES "AffiliateAutomationJob"("affiliateId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot express

-- Money: the domain's rules once more, so that no statement can break them.
ALTER TABLE "AffiliateCredit"
  ADD CONSTRAINT "credit_reserved_within_balance" CHECK ("reserved" >= 0 AND "balance" >= "reserved"),
  ADD CONSTRAINT "credit_totals" CHECK ("totalToppedUp" >= 0 AND "totalUsed" >= 0);
ALTER TABLE "AffiliateCreditTransaction"
  ADD CONSTRAINT "ledger_running_balance" CHECK ("balanceAfter" = "balanceBefore" + "amount" AND "balanceAfter" >= 0),
  ADD CONSTRAINT "ledger_deduct_has_job" CHECK (("type" = 'deduct') = ("jobId" IS NOT NULL)),
  ADD CONSTRAINT "ledger_sign" CHECK (
    ("type" = 'deduct' AND "amount" < 0) OR ("type" = 'topup' AND "amount" > 0) OR ("type" = 'adjustment' AND "amount" <> 0));
-- At most one charge per e-mail, whatever the code does.
CREATE UNIQUE INDEX "AffiliateCreditTransaction_one_deduct_per_job"
  ON "AffiliateCreditTransaction" ("affiliateId", "jobId") WHERE "type" = 'deduct';

ALTER TABLE "AffiliateAutomationJob"
  ADD CONSTRAINT "job_lease_iff_processing" CHECK (
    ("status" = 'processing') = ("leaseToken" IS NOT NULL) AND ("leaseToken" IS NULL) = ("leaseUntil" IS NULL)),
  ADD CONSTRAINT "job_reserved_while_in_doubt" CHECK (NOT "creditReserved" OR "status" IN ('processing', 'unconfirmed')),
  ADD CONSTRAINT "job_completed_iff_charged" CHECK (("status" = 'completed') = "creditDeducted"),
  ADD CONSTRAINT "job_completed_is_sent" CHECK ("status" <> 'completed' OR ("emailSent" AND "executedAt" IS NOT NULL)),
  ADD CONSTRAINT "job_held_iff_reason" CHECK (("status" = 'held') = ("holdReason" IS NOT NULL)),
  ADD CONSTRAINT "job_failed_says_why" CHECK ("status" <> 'failed' OR ("failedAt" IS NOT NULL AND "errorCode" IS NOT NULL)),
  ADD CONSTRAINT "job_numbers" CHECK (
    "creditAmount" > 0 AND "retryCount" >= 0 AND "quickRetryCount" >= 0 AND "attemptCount" >= 0
    AND "maxRetries" >= 0 AND "stepOrder" > 0);

ALTER TABLE "AffiliateAutomationLog"
  ADD CONSTRAINT "run_progress" CHECK (
    "completedSteps" >= 0 AND "failedSteps" >= 0 AND "cancelledSteps" >= 0 AND "totalSteps" >= 0
    AND "completedSteps" + "failedSteps" + "cancelledSteps" <= "totalSteps"),
  -- A run is open exactly as long as one of its jobs is.
  ADD CONSTRAINT "run_open_iff_jobs_open" CHECK (
    "status" = 'cancelled'
    OR ("status" IN ('completed', 'failed')) = ("completedSteps" + "failedSteps" + "cancelledSteps" = "totalSteps"));

ALTER TABLE "AffiliateAutomationStep"
  ADD CONSTRAINT "step_numbers" CHECK ("stepOrder" > 0 AND "delayHours" >= 0 AND "version" > 0 AND "sentCount" >= 0),
  ADD CONSTRAINT "step_order_once" EXCLUDE USING btree ("affiliateId" WITH =, "automationId" WITH =, "stepOrder" WITH =)
    WHERE ("archivedAt" IS NULL) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "AutomationCounter"
  ADD CONSTRAINT "counter_not_negative" CHECK (
    "total" >= 0 AND "held" >= 0 AND "unconfirmed" >= 0 AND "failed" >= 0 AND "cancelled" >= 0);
ALTER TABLE "AutomationDay" ADD CONSTRAINT "day_not_negative" CHECK ("sent" >= 0 AND "failed" >= 0);
ALTER TABLE "AffiliateLead" ADD CONSTRAINT "lead_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "DemoClock" ADD CONSTRAINT "demo_clock_one_row" CHECK ("id" AND "aheadHours" >= 0);
ALTER TABLE "Alert" ADD CONSTRAINT "alert_kind" CHECK (
  "kind" IN ('provider_credit', 'provider_blocked', 'affiliate_credit', 'unconfirmed', 'integrity'));
CREATE UNIQUE INDEX "Alert_one_open" ON "Alert" ("kind", "subject") WHERE "resolvedAt" IS NULL;

-- Indexes on jobs, and what each is for; every further one costs throughput.
-- The due index: claiming walks it affiliate by affiliate; it is also the list of waiting jobs.
CREATE INDEX "AffiliateAutomationJob_due"
  ON "AffiliateAutomationJob" ("affiliateId", "scheduledAt", "id") WHERE "status" = 'pending';
-- The lists of everything that is at rest; written once per job, when it comes to rest.
CREATE INDEX "AffiliateAutomationJob_at_rest"
  ON "AffiliateAutomationJob" ("affiliateId", "status", "scheduledAt" DESC, "id") WHERE "status" NOT IN ('pending', 'processing');
-- Provider events name our reference only.
CREATE INDEX "AffiliateAutomationJob_messageRef"
  ON "AffiliateAutomationJob" ("messageRef") WHERE "status" IN ('completed', 'unconfirmed', 'failed');

-- State machines: the legal pairs stand in packages/engine/src/domain/{job,run}.ts; a test holds both together.
CREATE FUNCTION refuse_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'illegal transition of %: % -> %', TG_TABLE_NAME, OLD."status", NEW."status"
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_transition';
END
$$;
CREATE TRIGGER "job_transition" BEFORE UPDATE OF "status" ON "AffiliateAutomationJob" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND NOT (
    (OLD."status" = 'pending' AND NEW."status" IN ('processing', 'failed', 'cancelled', 'held'))
    OR (OLD."status" = 'processing' AND NEW."status" IN ('completed', 'failed', 'pending', 'unconfirmed', 'cancelled'))
    OR (OLD."status" = 'held' AND NEW."status" IN ('pending', 'cancelled'))
    OR (OLD."status" = 'unconfirmed' AND NEW."status" IN ('completed', 'failed', 'pending', 'cancelled'))
    OR (OLD."status" = 'failed' AND NEW."status" = 'pending')
    OR (OLD."status" = 'cancelled' AND NEW."status" = 'pending')))
  EXECUTE FUNCTION refuse_transition();
CREATE TRIGGER "run_transition" BEFORE UPDATE OF "status" ON "AffiliateAutomationLog" FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND NOT (
    (OLD."status" = 'active' AND NEW."status" IN ('paused', 'completed', 'failed', 'cancelled'))
    OR (OLD."status" = 'paused' AND NEW."status" IN ('active', 'completed', 'failed', 'cancelled'))
    OR (OLD."status" IN ('completed', 'failed', 'cancelled') AND NEW."status" = 'active')))
  EXECUTE FUNCTION refuse_transition();

-- The audit log is written, never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER "activity_append_only" BEFORE UPDATE OR DELETE ON "ActivityLog" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ledger_append_only" BEFORE UPDATE OR DELETE ON "AffiliateCreditTransaction" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Small hot rows keep room on their page, so that updating them touches no index; busy tables are vacuumed early.
ALTER TABLE "AffiliateCredit" SET (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE "AffiliateAutomationStep" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "AffiliateDue" SET (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE "AutomationCounter" SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "AutomationDay" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "AffiliateAutomationLog" SET (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE "AffiliateAutomationJob" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE "JobClaim" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

COMMIT;
