import {
  topUpApproval,
  topUpApproved,
  topUpList,
  topUpRef,
  topUpRefusal,
  topUpRequest,
  topUpRequestInput,
} from '@booster/contracts/top-ups/top-ups'
import { coerced } from '@booster/contracts/wire/rest-query'
import { readTopUpProof, type TopUpProof } from '@booster/db/top-ups/read-top-up-proof'
import { notFound } from '@booster/trpc/errors'
import type { Response } from 'express'
import { z } from 'zod'
import { readIdempotencyKey } from './idempotency-key.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

const EXTENSIONS = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
} as const satisfies Record<TopUpProof['type'], string>

const listRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/topup-requests',
  access: 'affiliate',
  summary: 'Requests for credit',
  description:
    'Newest first, 20 a page unless `limit` says otherwise; `nextCursor` leads to the older ones as `cursor`.',
  query: coerced.topUps,
  data: topUpList,
  errors: [400],
  answer: ({ query }, { caller }) => caller.topUp.list(query),
})

const requestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/topup-requests',
  access: 'affiliate',
  summary: 'Ask for credit',
  description:
    'An admin approves or refuses it. Where the installation names a price, `payableRupiah` is what to transfer, to the rupiah: no other open request has this amount, so that the transfer can be matched. The proof is an https address or a file in base64 (PNG, JPEG, WebP or PDF, 5 MB at most). With an `Idempotency-Key`, repeating the call asks once.',
  body: topUpRequestInput.omit({ key: true }),
  largeBody: true,
  data: topUpRequest,
  status: 201,
  message: 'Requested',
  errors: [400, 409, 413],
  answer: ({ body }, { caller, request }) => {
    const key = readIdempotencyKey(request)
    return caller.topUp.request({ ...body, ...(key === undefined ? {} : { key }) })
  },
})

const approveRoute = restRoute({
  method: 'post',
  path: '/api/admin/topup-requests/:id/approve',
  access: 'admin',
  summary: 'Approve a request for credit',
  description:
    'Books what was asked for, or `credits` with a `reason`. Each request is booked once for ever: a request that is no longer open answers 409 and names who has decided, and nothing is booked.',
  params: topUpRef,
  body: topUpApproval.pick({ credits: true, reason: true }),
  data: topUpApproved,
  message: 'Approved',
  errors: [400, 404, 409],
  answer: ({ params, body }, { caller }) => caller.admin.topUp.approve({ ...params, ...body }),
})

const refuseRoute = restRoute({
  method: 'post',
  path: '/api/admin/topup-requests/:id/refuse',
  access: 'admin',
  summary: 'Refuse a request for credit',
  params: topUpRef,
  body: topUpRefusal.pick({ reason: true }),
  data: topUpRef,
  message: 'Refused',
  errors: [400, 404, 409],
  answer: ({ params, body }, { caller }) => caller.admin.topUp.refuse({ ...params, ...body }),
})

function proofRoute(access: 'affiliate' | 'admin'): RestRoute {
  return restRoute({
    method: 'get',
    path: `/api/${access}/topup-requests/:id/proof`,
    access,
    summary: 'The file that came with a request for credit',
    params: topUpRef,
    data: z.string(),
    file: true,
    errors: [400, 404],
    answer: async ({ params }, { services, viewer, response }) => {
      const affiliateId = access === 'admin' ? null : (viewer?.affiliateId ?? '')
      const proof = await readTopUpProof(services.pool, { affiliateId, id: params.id })
      if (proof === null) throw notFound('Top-up request')
      sendProof(response, proof)
      return ''
    },
  })
}

/** Somebody else's file: it is shown as what its bytes are, runs nothing, and a PDF is only ever saved. */
function sendProof(response: Response, { name, type, bytes }: TopUpProof): void {
  const shown = type === 'application/pdf' ? 'attachment' : 'inline'
  const saved = `proof.${EXTENSIONS[type]}`
  response.set({
    'content-type': type,
    'content-length': String(bytes.length),
    'content-disposition': `${shown}; filename="${saved}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, '')}`,
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  })
  response.end(bytes)
}

export const TOP_UP_ROUTES: readonly RestRoute[] = [
  listRoute,
  requestRoute,
  proofRoute('affiliate'),
  approveRoute,
  refuseRoute,
  proofRoute('admin'),
]
