const QUEUE_IDS = [
  /\bqueued as ([\w.-]+)/i, // Postfix
  /\bid=([\w-]+)/i, // Exim
  /^250 2\.\d\.\d (\w+) message accepted/i, // OpenSMTPD, Sendmail
]

/** Under which name the server's log has a mail that it took; undefined where its answer does not say. */
export function queueIdOf(response: string): string | undefined {
  for (const pattern of QUEUE_IDS) {
    const id = pattern.exec(response)?.[1]
    if (id !== undefined) return id
  }
  return undefined
}
