/** Where in its random courses fast-check shall begin. */
export type Replay = {
  readonly seed: number
  readonly path: string
  readonly replayPath?: string
  /** That one course alone, as it is. */
  readonly numRuns: 1
  readonly endOnFailure: true
}

/** Reads `seed:path` or `seed:path@replayPath`. @throws TypeError when it is not what a failure printed */
export function readReplay(text: string): Replay {
  const match = /^(-?\d+):([\d:]+)(?:@(.+))?$/.exec(text)
  if (match === null) throw new TypeError('--replay must be what a failure printed: seed:path@replayPath.')
  const [, seed, path, replayPath] = match
  return {
    seed: Number(seed),
    path: path ?? '0',
    numRuns: 1,
    endOnFailure: true,
    ...(replayPath === undefined ? {} : { replayPath }),
  }
}
