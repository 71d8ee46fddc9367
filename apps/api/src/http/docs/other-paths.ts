import { PASSWORD_LETTERS } from '@booster/contracts/session'
import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { errorAnswer } from './error-answer.ts'

/** The paths that other routers answer: the webhooks and the sessions of better-auth. */
export const OTHER_PATHS: ZodOpenApiPathsObject = {
  '/api/webhooks/mailketing': {
    post: {
      summary: "Take events of the provider's webhook",
      description:
        'One event or a list, as JSON or as a form, whatever the content type says; at most 1,000 events in 1 MB.',
      tags: ['webhook'],
      security: [{ webhookSecret: [] }],
      requestBody: jsonBody(
        z.object({
          event: z.string().optional(),
          type: z.string().optional(),
          email: z.string(),
          message_id: z.string().optional(),
          timestamp: z.string().optional(),
        }),
      ),
      responses: {
        200: { description: 'Taken, or known already' },
        400: errorAnswer(400),
        401: errorAnswer(401),
        413: errorAnswer(413),
      },
    },
    get: {
      summary: 'Answer the verification',
      tags: ['webhook'],
      security: [{ webhookSecret: [] }],
      responses: { 200: { description: 'The endpoint is active' }, 401: errorAnswer(401) },
    },
  },
  '/api/webhooks/dsn': {
    post: {
      summary: 'Take a mail that came back',
      description:
        'A raw mail (RFC 5322, at most 10 MB) that came to SMTP_BOUNCE_ADDRESS, whatever the content type says. Bounces, complaints, replies and mails that unsubscribe count for the e-mail that they are about; automatic answers and anything else are ignored.',
      tags: ['webhook'],
      security: [{ webhookSecret: [] }],
      requestParams: {
        query: z.object({
          recipient: z.string().optional().meta({
            description: 'The address that it came to, where its headers do not say so',
          }),
        }),
      },
      requestBody: { required: true, content: { 'message/rfc822': { schema: z.string() } } },
      responses: {
        200: { description: 'Taken, known already, or ignored' },
        401: errorAnswer(401),
        413: errorAnswer(413),
      },
    },
  },
  '/api/auth/sign-in/email': {
    post: {
      summary: 'Sign in',
      tags: ['session'],
      security: [],
      requestBody: jsonBody(z.object({ email: z.string(), password: z.string() })),
      responses: {
        200: { description: 'Signed in; sets the session cookie' },
        401: { description: 'Wrong address or password' },
        429: { description: 'Too many failed sign-ins' },
      },
    },
  },
  '/api/auth/sign-out': {
    post: {
      summary: 'Sign out',
      tags: ['session'],
      security: [{ session: [] }],
      responses: { 200: { description: 'Signed out' } },
    },
  },
  '/api/auth/change-password': {
    post: {
      summary: 'Change your own password',
      tags: ['session'],
      security: [{ session: [] }],
      requestBody: jsonBody(
        z.object({
          currentPassword: z.string(),
          newPassword: z.string().min(PASSWORD_LETTERS.min).max(PASSWORD_LETTERS.max),
          revokeOtherSessions: z.boolean().optional(),
        }),
      ),
      responses: {
        200: { description: 'Changed; with `revokeOtherSessions` every other session has ended' },
        400: errorAnswer(400),
        401: errorAnswer(401),
      },
    },
  },
  '/api/auth/get-session': {
    get: {
      summary: 'Who is signed in',
      tags: ['session'],
      security: [],
      responses: { 200: { description: 'The session, or null' } },
    },
  },
}

function jsonBody(schema: z.ZodType) {
  return { required: true, content: { 'application/json': { schema } } }
}
