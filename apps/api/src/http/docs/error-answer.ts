import { z } from 'zod'
import type { ZodOpenApiResponseObject } from 'zod-openapi'
import { ERROR_CODES, type ErrorStatus } from '../api-error.ts'

const errorSchema = z
  .looseObject({
    success: z.literal(false),
    error: z.looseObject({
      code: z.string(),
      message: z.string(),
      requestId: z.string(),
      field: z.string().optional().meta({ description: 'The parameter at fault' }),
    }),
  })
  .meta({ id: 'Error' })

/** The response every error of this status has. */
export function errorAnswer(status: ErrorStatus): ZodOpenApiResponseObject {
  return { description: ERROR_CODES[status], content: { 'application/json': { schema: errorSchema } } }
}
