// The arrows: which room may import which. CONTRIBUTING.md describes the rooms.
const TEST = '(\\.(test|spec)\\.tsx?$|/testing/|/testing\\.ts$)'
const SERVER = '^(packages/(db|mail|sandbox|services|trpc|demo)/|apps/api/)'

/** A rule for product code; tests may reach further. */
function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to }
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-missing-modules', severity: 'error', from: {}, to: { couldNotResolve: true } },
    forbid(
      'engine-imports-nothing',
      'The engine runs wherever JavaScript does.',
      { path: '^packages/engine/src/' },
      { pathNot: '^packages/engine/src/' },
    ),
    forbid(
      'domain-is-pure',
      'The rules know neither the flow nor the ports.',
      { path: '^packages/engine/src/domain/' },
      { pathNot: '^packages/engine/src/domain/' },
    ),
    forbid(
      'flow-is-below-the-engine',
      'The stages do not know what composes them.',
      { path: '^packages/engine/src/flow/' },
      { path: '^packages/engine/src/engine\\.ts$' },
    ),
    forbid(
      'services-have-ports',
      'A use case takes ports and returns results: no database, no HTTP server, no screen.',
      { path: '^packages/services/src/' },
      {
        path: '(^packages/(db|demo|trpc|web|ui|bench|proof)/|^apps/|node_modules/(pg|express|react|@prisma)/)',
      },
    ),
    forbid(
      'db-takes-types-of-services',
      'The database implements the ports of services and never calls them.',
      { path: '^packages/db/src/' },
      { path: '^packages/services/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'db-and-mail-are-adapters',
      'Adapters know the engine, the services and the contracts, not what calls them.',
      { path: '^packages/(db|mail)/src/' },
      { path: '^(packages/(trpc|demo|web|ui|bench|proof)/|apps/)' },
    ),
    forbid(
      'only-db-knows-drivers',
      'SQL drivers and Prisma are known to packages/db. Bench and proof measure from outside.',
      { path: '^(packages|apps)/', pathNot: [TEST, '^packages/(db|demo|bench|proof)/'] },
      {
        path: '(node_modules/(pg|@prisma/[^/]+)/|/generated/)',
        // The host passes a pool on; it sends no statement itself.
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'contracts-and-ui-know-no-server',
      'Contracts cross the wire and ui draws: neither reaches into the server.',
      { path: '^packages/(contracts|ui)/src/' },
      { path: `(${SERVER}|^packages/web/|^apps/)` },
    ),
    forbid(
      'browser-code-takes-types-of-the-server',
      'The router is known to the browser by its type only.',
      { path: '^(packages/web/src/|apps/(affiliate|admin)/src/)' },
      { path: SERVER, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'browser-code-has-no-node-modules',
      'Node is not there.',
      {
        path: '^(packages/(web|ui|contracts)/src/|apps/(affiliate|admin)/src/)',
        // For servers: it loads the number plans with their first use.
        pathNot: [TEST, '^packages/contracts/src/wire/clean-whatsapp\\.ts$'],
      },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'applications-are-on-top',
      'No package imports an application.',
      { path: '^packages/', pathNot: [TEST, '^packages/(bench|proof)/'] },
      { path: '^apps/' },
    ),
    forbid(
      'applications-are-strangers',
      'Applications share packages, not files.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'nothing-imports-routes',
      'Routes compose. Only the router imports them.',
      { path: '^apps/(affiliate|admin)/src/', pathNot: [TEST, '/src/router\\.tsx$', '/src/routes/'] },
      { path: '^apps/(affiliate|admin)/src/routes/' },
    ),
    forbid(
      'features-are-islands',
      'What two features share belongs to packages/web or packages/ui.',
      { path: '^apps/(affiliate|admin)/src/features/([^/]+)/' },
      { path: '^apps/(affiliate|admin)/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    ),
    forbid(
      'features-are-below-the-application',
      'A feature knows web, ui and contracts.',
      { path: '^apps/(affiliate|admin)/src/features/' },
      { path: '^apps/(affiliate|admin)/src/(main|nav|router)\\.tsx?$' },
    ),
  ],
  options: {
    doNotFollow: { path: '(node_modules|/generated/)' },
    exclude: { path: '(/dist/|/dist-gallery/|\\.po$)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
