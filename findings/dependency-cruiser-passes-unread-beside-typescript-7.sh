#!/usr/bin/env bash
# dependency-cruiser beside TypeScript 7: a circle of imports passes the check, with exit code 0.
#
# Believed: a checker of imports that cannot read the sources fails, as it does for a missing file.
# So:       dependency-cruiser 18.7.2 reads TypeScript through the compiler's API, which typescript 7.0.2 (the native
#           compiler) does not have. It then skips every .ts file, finds no violation and exits with 0; the reason
#           stands in a warning above. Beside typescript 5.9.3 the same files fail with 1 error.
# Matters:  a repository that moves to TypeScript 7 keeps a green arrow check that checks nothing. Give the checker
#           a compiler of its own (pnpm: packageExtensions), and hold the check by a test that must fail.
# Seen:     typescript 7.0.2: exit 0, "no dependency violations found (0 modules, 0 dependencies cruised)"
#           typescript 5.9.3: exit 1, "error no-circular: src/a.ts"
#
# Installs pinned packages into a temporary folder. Needs npm. Fails when the behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
echo "import { b } from './b.ts'; export const a: number = b + 1" >src/a.ts
echo "import { a } from './a.ts'; export const b: number = a + 1" >src/b.ts
cat >rules.mjs <<'RULES'
export default {
  forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }],
  options: { tsPreCompilationDeps: true },
}
RULES
echo '{ "private": true, "type": "module" }' >package.json

# check <typescript version>: prints what the checker said; its exit code is left in $code.
check() {
  npm install --silent --no-audit --no-fund dependency-cruiser@18.7.2 "typescript@$1" >/dev/null
  code=0
  said="$(npx --yes -p node@24 node node_modules/dependency-cruiser/bin/dependency-cruiser.mjs src --config rules.mjs 2>/dev/null)" || code=$?
  echo "typescript $1: exit $code"
  echo "$said" | grep -E 'no dependency violations|no-circular|missing-tsc' || true
}

check 7.0.2
[ "$code" = 0 ] && grep -q 'no dependency violations found (0 modules' <<<"$said"
check 5.9.3
[ "$code" = 1 ] && grep -q 'error no-circular' <<<"$said"
