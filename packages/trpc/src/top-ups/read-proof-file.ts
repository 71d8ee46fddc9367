import { PROOF_BYTES_AT_MOST, type ProofType } from '@booster/contracts/top-ups/top-ups'
import { badInput } from '../errors.ts'

export type ProofFile = { readonly name: string; readonly type: ProofType; readonly bytes: Buffer }

/** A file is what its first bytes say, whatever its name says: it is shown to others under this type. */
export function readProofFile(file: { readonly name: string; readonly base64: string }): ProofFile {
  const bytes = Buffer.from(file.base64, 'base64')
  if (bytes.length === 0) throw badInput('proofFile', 'must not be empty')
  if (bytes.length > PROOF_BYTES_AT_MOST) throw badInput('proofFile', 'must have at most 5 MB')
  const type = typeOf(bytes)
  if (type === null) throw badInput('proofFile', 'must be a PNG, JPEG or WebP picture or a PDF')
  return { name: file.name, type, bytes }
}

function typeOf(bytes: Buffer): ProofType | null {
  const start = bytes.toString('latin1', 0, 12)
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp'
  return start.startsWith('%PDF-') ? 'application/pdf' : null
}
