import type { MutantResult, MutantsReport } from './run-mutants.ts'

/** The report as Markdown: what is wrong first, then every mutant with the name of its killer. */
export function mutantsTable({ killed, survived, broken, seconds }: MutantsReport): string {
  const row = (verdict: string, { name, breaks, killer, said = '', ms }: MutantResult): string =>
    `| ${verdict} | ${name} | ${cell(breaks)} | ${cell(killer)} | ${cell(said)} | ${(ms / 1_000).toFixed(1)} |`
  return [
    `${killed.length} mutants killed, ${survived.length} survived, ${broken.length} without a verdict, ${seconds.toFixed(0)} s.`,
    '',
    '| verdict | mutant | breaks | killer | it says | s |',
    '|---|---|---|---|---|---:|',
    ...survived.map((result) => row('SURVIVED', result)),
    ...broken.map((result) => row('BROKEN', result)),
    ...killed.map((result) => row('killed', result)),
    ...broken.map(({ name, reason }) => `\n\`${name}\`: ${reason}`),
  ].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
