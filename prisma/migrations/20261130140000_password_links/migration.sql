-- People are invited by mail and set their passwords by a link; a suspension has its reason, a person a note.
BEGIN;

-- CreateEnum
CREATE TYPE "PasswordLinkPurpose" AS ENUM ('invite', 'reset');

-- CreateEnum
CREATE TYPE "LinkMailState" AS ENUM ('sending', 'sent', 'unconfirmed', 'failed');

-- AlterTable
ALTER TABLE "User" ADD COLUMN "suspendReason" TEXT,
ADD COLUMN "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN "lastSignInAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PasswordLink" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "userId" UUID NOT NULL,
    "purpose" "PasswordLinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "mailState" "LinkMailState" NOT NULL DEFAULT 'sending',
    "mailError" TEXT,

    CONSTRAINT "PasswordLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PasswordLink_tokenHash_key" ON "PasswordLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PasswordLink_userId_createdAt_idx" ON "PasswordLink"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "User_createdAt_id_idx" ON "User"("createdAt", "id");

-- AddForeignKey
ALTER TABLE "PasswordLink" ADD CONSTRAINT "PasswordLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

COMMIT;
