import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import type { SetupFinding, SetupRecord } from '@booster/contracts/sending/setup-check'
import { isLoopback, isReserved } from './mail-setup.ts'
import { finding, recordOf } from './record-of.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 14
const ANSWER_WITHIN_MS = 5_000

/** Whether readers, and the mail programs that unsubscribe for them (RFC 8058), reach us by https. */
export async function judgePublicUrl(publicUrl: string): Promise<SetupRecord> {
  const url = new URL(publicUrl)
  const findings: SetupFinding[] = []
  if (url.protocol !== 'https:') findings.push(finding('HTTPS_MISSING'))
  if (isLoopback(url.hostname) || isReserved(url.hostname)) findings.push(finding('ADDRESS_LOCAL'))
  else if (url.protocol === 'https:') findings.push(...(await judgeCertificate(url)))
  return recordOf('public-url', { host: publicUrl, findings })
}

/** The certificate as a reader's program sees it. */
export function judgeCertificate(url: URL): Promise<readonly SetupFinding[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: url.port === '' ? 443 : Number(url.port),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // Looked at, never trusted: nothing is sent.
      rejectUnauthorized: false,
      timeout: ANSWER_WITHIN_MS,
    })
    const answer = (findings: readonly SetupFinding[]): void => {
      socket.destroy()
      resolve(findings)
    }
    socket.once('secureConnect', () => answer(findIn(socket)))
    socket.once('timeout', () => answer([finding('ADDRESS_UNREACHABLE', ['ETIMEDOUT'])]))
    socket.once('error', (error: NodeJS.ErrnoException) =>
      answer([finding('ADDRESS_UNREACHABLE', [error.code ?? error.message])]),
    )
  })
}

function findIn(socket: TLSSocket): readonly SetupFinding[] {
  // Typed as an Error; it is the code of one, e.g. DEPTH_ZERO_SELF_SIGNED_CERT.
  if (!socket.authorized) return [finding('CERTIFICATE_INVALID', [String(socket.authorizationError)])]
  const endsAt = Date.parse(socket.getPeerCertificate().valid_to)
  if (endsAt - Date.now() > SOON_DAYS * DAY_MS) return []
  return [finding('CERTIFICATE_ENDS_SOON', [new Date(endsAt).toISOString().slice(0, 10)])]
}
