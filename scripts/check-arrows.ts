import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './repository.ts'

/** A rule of the house: files it looks at, and what they must not contain. */
export interface ArrowRule {
  readonly name: string
  readonly applies: (file: string) => boolean
  /** Forbidden import specifiers; `import type` is marked, because it leaves nothing in the running code. */
  readonly imports?: (specifier: string, file: string, isType: boolean) => boolean
  /** Forbidden words in the code (comments are taken out first). */
  readonly code?: RegExp
}

/** One breach of a rule. */
export interface Breach {
  readonly rule: string
  readonly file: string
  readonly found: string
}

function isTest(file: string) {
  return /\.(test|spec)\.tsx?$/.test(file) || file.includes('/testing/')
}
function isUnder(folder: string) {
  return (file: string) => file.startsWith(folder)
}
const READS_ENVIRONMENT =
  /\/(env|vite\.config|vitest\.config|playwright\.config|lingui\.config|vitest\.setup)\.ts$/

/**
 * Arrows, one way: `domain <- flow <- engine <- services <- trpc <- apps/api`; `db` and `mail` implement the ports of
 * engine and services; `contracts, ui, trpc <- the two apps`.
 */
export const arrowRules: readonly ArrowRule[] = [
  {
    name: 'the engine imports nothing outside itself',
    applies: (file) => isUnder('packages/engine/src/')(file) && !isTest(file),
    imports: (specifier) => !specifier.startsWith('.'),
  },
  {
    name: "the engine's domain does not know the flow",
    applies: (file) => isUnder('packages/engine/src/domain/')(file) && !isTest(file),
    imports: (specifier) => /(^|\/)(flow|engine|ports)(\/|\.ts$)/.test(specifier),
  },
  {
    name: 'the engine has no clock and no chance of its own',
    applies: (file) => isUnder('packages/engine/src/')(file) && !isTest(file),
    code: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/,
  },
  {
    name: 'the two apps do not know each other, nor the server',
    applies: (file) => /^apps\/(affiliate|admin)\/src\//.test(file) && !isTest(file),
    imports: (specifier, file) => {
      const other = file.startsWith('apps/affiliate/') ? 'admin' : 'affiliate'
      return (
        new RegExp(`^@booster/(${other}|api|db|mail|sandbox)(/|$)`).test(specifier) ||
        new RegExp(`apps/${other}/`).test(specifier) ||
        specifier.startsWith('node:')
      )
    },
  },
  {
    name: 'ui and contracts know no server',
    applies: (file) => /^packages\/(ui|contracts)\/src\//.test(file) && !isTest(file),
    imports: (specifier) => /^@booster\/(api|db|mail|sandbox|trpc)(\/|$)/.test(specifier),
  },
  {
    name: 'libraries do not know the applications',
    applies: (file) =>
      /^packages\/(engine|db|mail|trpc|ui|contracts|sandbox)\/src\//.test(file) && !isTest(file),
    imports: (specifier) => /^@booster\/(api|affiliate|admin)(\/|$)/.test(specifier),
  },
  {
    name: 'only packages/db knows Prisma and SQL drivers',
    // better-auth keeps its own tables through its Prisma adapter; measuring and proving look from outside.
    applies: (file) =>
      !/^(packages\/(db|demo|bench|proof|services\/src\/delivery)|scripts|e2e|prisma)\//.test(file) &&
      !file.startsWith('apps/api/src/http/auth/') &&
      !isTest(file),
    // A host may pass a pool on (a type), and nothing more.
    imports: (specifier, file, isType) =>
      /^(@prisma\/|pg$|pg\/|.*\/generated\/)/.test(specifier) &&
      !(isType && specifier === 'pg' && file.startsWith('apps/api/')),
    code: /\b(SELECT\s[^'"`]*\sFROM\s|INSERT INTO\s|UPDATE\s+\S+\s+SET\s|DELETE FROM\s)/,
  },
  {
    name: 'the use cases know no database, no web server and no screen',
    applies: (file) => /^packages\/services\/src\/(?!delivery\/)/.test(file) && !isTest(file),
    imports: (specifier) =>
      /^(pg|express|react)(\/|$)|^@prisma\/|^@booster\/(db|trpc|api|web|ui|affiliate|admin)(\/|$)|(^|\/)apps\//.test(
        specifier,
      ),
  },
  {
    name: 'packages/db takes only port types from the use cases',
    applies: (file) => isUnder('packages/db/src/')(file) && !isTest(file),
    imports: (specifier, _file, isType) =>
      /^@booster\/(trpc|api|web|ui|mail)(\/|$)/.test(specifier) ||
      (/^@booster\/services\//.test(specifier) && !isType),
  },
  {
    name: 'packages/db calls nobody, writes no markup and keeps no timer',
    // An embedded server is watched, a broken connection opened again, a replica waited for: these are connections.
    applies: (file) =>
      isUnder('packages/db/src/')(file) &&
      !/^packages\/db\/src\/(embedded|connection)\//.test(file) &&
      !isTest(file),
    imports: (specifier) => /^(node:)?timers/.test(specifier) || specifier === '@booster/html',
    code: /\bfetch\(|\bset(Timeout|Interval)\(|<\/[a-z]+>/,
  },
  {
    name: 'process.env is read in env.ts, configurations and scripts only',
    applies: (file) =>
      !/^(scripts|e2e|packages\/(bench|proof|config))\//.test(file) &&
      !READS_ENVIRONMENT.test(file) &&
      !isTest(file),
    code: /\bprocess\.env\b/,
  },
]

/** Every breach of the rules in the given files (path from the root -> text). */
export function findBreaches(files: ReadonlyMap<string, string>, rules = arrowRules): readonly Breach[] {
  return rules.flatMap((rule) =>
    [...files].filter(([file]) => rule.applies(file)).flatMap(([file, text]) => breachesIn(file, text, rule)),
  )
}

/** All TypeScript files that people write. */
export function readSources(): ReadonlyMap<string, string> {
  const files = ['apps', 'packages', 'scripts', 'e2e', 'prisma'].flatMap((folder) =>
    listFiles(join(root, folder)),
  )
  return new Map(
    files.map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  )
}

function breachesIn(file: string, text: string, rule: ArrowRule): readonly Breach[] {
  const code = withoutComments(text)
  const statements = code.matchAll(
    /(?:\b(import|export)\s+(type\s)?[^'"`;]*?\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g,
  )
  const imports = [...statements]
    .filter(([, , type, specifier = '']) => rule.imports?.(specifier, file, type !== undefined) === true)
    .map(([, , , specifier = '']) => specifier)
  const words = rule.code?.exec(code)?.[0]
  const found = words === undefined ? imports : [...imports, words]
  return found.map((what) => ({ rule: rule.name, file, found: what }))
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'generated', 'test-results'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}
