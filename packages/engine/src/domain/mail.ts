/** A text as fixed pieces with values between them: `pieces[0] + values[0] + pieces[1] + …`. */
export type FilledText = {
  /** One more than there are values. The same array for every mail of a step, so work done on it can be kept. */
  readonly pieces: readonly string[]
  readonly values: readonly string[]
}

/** A mail ready to hand over: rendered, escaped, with its own links. */
export type OutgoingMail = {
  /** uuid, the same for every attempt of one job; the sandbox's acceptance log is judged by it. */
  readonly messageRef: string
  readonly to: string
  readonly toName: string
  readonly fromName: string
  readonly fromEmail: string
  readonly replyTo?: string
  /** A reply ends the sequence: it comes to us as well, where the adapter has an address for it. */
  readonly seesReply?: true
  readonly subject: string
  readonly html: string
  /** The same HTML in parts, for an adapter that has to encode it for each mail. */
  readonly htmlParts?: FilledText
  /** A function makes it only for the adapters that send it. */
  readonly text: string | (() => string)
  /** Full URL of the one-click unsubscribe (RFC 8058); headers are set where the adapter can. */
  readonly unsubscribeUrl?: string
  /** Which mails belong together, for the filters and complaint figures of mail programs; headers, where the adapter can. */
  readonly list?: { readonly affiliateId: string; readonly automationId: string; readonly stepId: string }
  /** A mail of the system itself, or a test: no vacation note is to answer it, and its bounces go to the plain sender. */
  readonly isAutomatic?: true
}
