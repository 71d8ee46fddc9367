import { globSync, readFileSync } from 'node:fs'
import { apiWords } from '@booster/contracts/messages/api-words'
import { expect, it } from 'vitest'

const root = new URL('../../../../', import.meta.url)

/** Sentences as they stand in the sources, so that a new one without Indonesian fails here. */
function sentencesIn(folder: string, pattern: RegExp): string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .flatMap((file) => [...readFileSync(new URL(file, root), 'utf8').matchAll(pattern)])
    .map(([, text = '']) => text)
}

it('every error that the API throws has Indonesian words', () => {
  const thrown = sentencesIn('apps/api/src/http', /new ApiError\(\s*\d{3},\s*'((?:[^'\\]|\\.)+)'/g)
  const things = ['packages/trpc/src', 'apps/api/src/http'].flatMap((folder) =>
    sentencesIn(folder, /(?:notFound|demandChanged)\(\s*'([^']+)'/g),
  )
  const faults = sentencesIn('packages/trpc/src', /badInput\(\s*'[^']+',\s*'([^']+)'/g)
  expect([thrown.length > 20, things.length > 20, faults.length > 3]).toEqual([true, true, true])
  const sentences = [...thrown, ...things.map((thing) => `${thing} not found`), ...faults]
  const missing = sentences.filter((message) => {
    const field = /^(\w+): /.exec(message)?.[1]
    return apiWords({ message, field }, 'id') === message
  })
  expect(missing).toEqual([])
})
