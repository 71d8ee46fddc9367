export type ReadyFacts = {
  readonly publicUrl: string
  readonly sandboxUrl: string | null
  readonly demo: boolean
  readonly demoPassword: string
  readonly provider: string
  readonly engine: boolean
  /** Where the embedded database keeps its data. */
  readonly embeddedIn: string | null
  readonly secretsIn: string | null
}

/** The block a person reads when the process can be used; its first line never changes. */
export function readyMessage(facts: ReadyFacts): string {
  const { publicUrl, sandboxUrl } = facts
  const rows: [string, string][] = [
    ['Affiliates', `${publicUrl}/affiliate/`],
    ['Admins', `${publicUrl}/admin/`],
    ['API docs', `${publicUrl}/api/docs`],
  ]
  if (sandboxUrl !== null)
    rows.push(['SANDBOX', `${sandboxUrl}  no e-mail really leaves this machine: read them here`])
  else rows.push(['Provider', facts.provider])
  if (!facts.engine) rows.push(['Engine', 'off (ENGINE=off): this process sends nothing'])
  if (facts.embeddedIn !== null)
    rows.push(['Database', `embedded PostgreSQL 18, data in ${facts.embeddedIn}`])
  if (facts.secretsIn !== null) rows.push(['Secrets', `made up and kept in ${facts.secretsIn}`])
  if (facts.demo) {
    rows.push(
      ['Demo', `password of all accounts: ${facts.demoPassword}`],
      ['', 'admin@demo.test  admin'],
      ['', 'budi@demo.test   affiliate with 30 days of history'],
      ['', 'siti@demo.test   affiliate nearly out of credit'],
      ['', 'baru@demo.test   new affiliate, nothing yet'],
    )
  }
  return ['Affiliate Booster is ready', ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`)].join(
    '\n',
  )
}
