import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { useTRPC, useTRPCClient } from '@booster/web/api/client'
import { readBase64 } from '@booster/web/forms/read-base64'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

export type TypedRequest = {
  readonly credits: number
  readonly note: string
  readonly proofUrl: string
  readonly file: File | null
}

/** Sends a request, with one key per dialog: however often it is sent, it is asked once. */
export function useRequestTopUp(onSent: (request: TopUpRequest) => void) {
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [key] = useState(newKey)
  return useMutation({
    mutationFn: async ({ credits, note, proofUrl, file }: TypedRequest) =>
      client.topUp.request.mutate({ credits, note, key, ...(await proofOf({ proofUrl, file })) }),
    onSuccess: (request) => {
      void queryClient.invalidateQueries({ queryKey: trpc.topUp.pathKey() })
      onSent(request)
    },
  })
}

/** What was given of the two. */
export async function proofOf({ proofUrl, file }: Pick<TypedRequest, 'proofUrl' | 'file'>) {
  return {
    ...(proofUrl.trim() === '' ? {} : { proofUrl: proofUrl.trim() }),
    ...(file === null ? {} : { proofFile: { name: file.name.slice(-200), base64: await readBase64(file) } }),
  }
}

/** randomUUID is missing on plain http outside of localhost; getRandomValues is not. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
