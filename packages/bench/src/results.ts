export type Json = null | number | string | boolean | readonly Json[] | { readonly [key: string]: Json }

/** One line of the comparison with what is wanted. */
export type Claim = { readonly text: string; readonly holds: boolean | null; readonly seen: string }

/** What one measurement found: its part of the JSON, its tables as Markdown, and what it says about the goals. */
export type Section = {
  readonly results: { readonly [key: string]: Json }
  readonly markdown: string
  readonly claims: readonly Claim[]
}

/** The fixed keys of `results/latest.json`; null is "not measured in this run". */
export const EMPTY_RESULTS: { readonly [key: string]: Json } = {
  drain20k: { engine: null, graphileWorker: null, pgBoss: null, origin: null, limit: null },
  drain100k: { engine: null, graphileWorker: null, pgBoss: null, origin: null, limit: null },
  hot: { engine: null, spread: null },
  http: { engine: null, client: null, bestPeer: null },
  latencyMs: { engine: { p50: null, p99: null }, graphileWorker: { p50: null, p99: null } },
  growth: {
    claimMs: { empty: null, m1: null, m10: null },
    settleMs: { empty: null, m1: null, m10: null },
    statsMs: { k100: null, m1: null, m10: null },
    listMs: { k100: null, m1: null, m10: null },
  },
  fairnessMs: null,
  enrol: { bulkS: null, optinPerS: null, optinP99Ms: null },
  bulkTrigger: { s: null, acceptedMs: null, addedMB: null },
  import: { s: null, timesCopy: null, addedMB: null, pauseMs: null },
  webhooks: { perS: null, p50Ms: null, p99Ms: null, applied: null },
  replicas: { one: null, two: null, four: null },
  rssMB: { idle: null, drainPeak: null, after: null },
  volume: { reads: null, slowestP50Ms: null, slowestP95Ms: null, slowestFirstRowMs: null },
  editor: { richMs: null, sourceMs: null, plainMs: null, previewMs: null, codeKB: null },
  startMs: { withCache: null, withoutCache: null },
}

/** A claim that a number is at least (or at most) so large. */
export function atLeast(text: string, seen: number, wanted: number, unit = '×'): Claim {
  return {
    text: `${text} ≥ ${wanted} ${unit}`,
    holds: seen >= wanted,
    seen: `${round(seen)} ${unit}`,
  }
}

export function atMost(text: string, seen: number, wanted: number, unit: string): Claim {
  return {
    text: `${text} ≤ ${wanted} ${unit}`,
    holds: seen <= wanted,
    seen: `${round(seen)} ${unit}`,
  }
}

export function notMeasured(text: string, why: string): Claim {
  return { text, holds: null, seen: why }
}

/** Three significant places, for reading; whole numbers from 100 on. */
export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
