// Import rules of docs/architecture.md; test/architecture.test.ts runs them and plants violations.
// TRAP: with TypeScript 7.0.2 installed (npm "latest" that day) dependency-cruiser reads no .ts file,
// reports "0 modules", and exits 0 even when rules are broken. Pin TypeScript 6.0.x, and let the
// architecture test assert that summary.totalCruised is larger than some floor.
const STAGES = ['duties', 'ledgers', 'supervision', 'reports', 'office'];
const BROWSER = ['^src/web/', '^src/app/shell/', '^src/proof/pages/', '/web/', '\\.web\\.tsx?$', '^src/fields/web\\.ts$'];
const NODE = `^(node:)?(${require('node:module').builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`;
const TEST = '\\.test\\.tsx?$';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
/** What each floor may import, from the ground up; everything else of src is above it. */
const FLOORS = {
  model: ['model'],
  kernel: ['kernel'],
  fields: ['fields', 'model', 'kernel', 'web'],
  web: ['web', 'fields', 'model'],
  formats: ['formats', 'model', 'kernel/errors'],
  proof: ['proof', 'model'],
  engine: ['engine', 'proof', 'formats', 'fields', 'kernel', 'model'],
  tools: ['tools', 'engine', 'proof', 'formats', 'fields', 'kernel', 'model'],
  service: ['service', 'tools', 'engine', 'proof', 'formats', 'fields', 'kernel', 'model'],
  stages: ['stages', 'service', 'tools', 'engine', 'proof', 'formats', 'fields', 'kernel', 'model', 'web'],
};
module.exports = {
  forbidden: [
    rule('no-cycles', 'a cycle means two things are really one', {}, { circular: true }),
    ...Object.entries(FLOORS).map(([floor, below]) =>
      rule(`nothing-points-up-${floor}`, `${floor} imports ${below.join(', ')} and nothing else of the program`, { path: `^src/${floor}/`, pathNot: TEST }, { path: '^src/', pathNot: below.map((one) => `^src/${one}/`) })),
    rule('model-no-platform', 'no node, no npm except zod and the parsers of YAML and expressions', { path: ['^src/model/','^src/fields/[^/]+/[^./]+\\.ts$'], pathNot: TEST }, { dependencyTypes: ['core','npm','npm-dev','npm-no-pkg','npm-unknown'], pathNot: 'node_modules/(zod|yaml|@marcbachmann/cel-js)/' }),
    rule('changes-enter-the-log', 'write by withChange of engine/audit', { path: '^src/(?!kernel/audit/)', pathNot: TEST }, { path: '^src/kernel/db/write-in-scope\\.ts$' }),
    rule('events-by-the-closed-union', 'emit by withChange of engine/audit', { path: '^src/(?!kernel/audit/|engine/audit/)', pathNot: TEST }, { path: '^src/kernel/audit/(append|with-entries)\\.ts$' }),
    rule('upkeep-is-no-record', 'only the caches of facts and digests, the use of sessions, the answers to a request sent twice, the state of jobs, the arrival of files, what people keep for themselves, what duties expect by the records', { path: '^src/', pathNot: [TEST, '^src/engine/queries/', '^src/kernel/http/idempotency\\.ts$', '^src/engine/access/operations/(resume|session)\\.ts$', '^src/kernel/jobs/', '^src/engine/files/operations/(receive-file|scan-object|keep-result|usable-object)\\.ts$', '^src/stages/ledgers/operations/own/', '^src/stages/duties/operations/refresh-year\\.ts$'] }, { path: '^src/kernel/db/with-upkeep\\.ts$' }),
    rule('field-types-are-independent', 'field types do not import one another', { path: '^src/fields/([^/]+)/' }, { path: '^src/fields/[^/]+/', pathNot: '^src/fields/$1/' }),
    rule('pure-field-imports-model-only', 'the plain file of a field type runs everywhere', { path: '^src/fields/([^/]+)/[^./]+\\.ts$' }, { path: '^src/', pathNot: ['^src/model/', '^src/fields/$1/[^./]+\\.ts$'] }),
    rule('ui-knows-no-field-type', 'a field type asks the kit for its inputs; the kit gets the type handed', { path: '^src/web/ui/', pathNot: TEST }, { path: '^src/fields/' }),
    ...STAGES.slice(0, -1).map((s, i) => rule(`chain-order-${s}`, 'a stage imports only stages to its left', { path: `^src/stages/${s}/` }, { path: `^src/stages/(${STAGES.slice(i + 1).join('|')})/` })),
    rule('stage-face-only', 'enter a stage by its face', { path: '^src/stages/([^/]+)/' }, { path: '^src/stages/[^/]+/', pathNot: ['^src/stages/$1/', '^src/stages/[^/]+/index\\.ts$', '^src/stages/[^/]+/web/index\\.ts$'] }),
    rule('routes-of-their-own-stage', 'a route calls operations of its own stage', { path: '^src/stages/([^/]+)/routes/' }, { path: '^src/stages/[^/]+/', pathNot: '^src/stages/$1/' }),
    rule('app-uses-faces', 'the app enters a stage by its face', { path: '^src/app/' }, { path: '^src/stages/[^/]+/', pathNot: ['^src/stages/[^/]+/(index|routes/index)\\.ts$', '^src/stages/[^/]+/web/index\\.ts$'] }),
    rule('shell-uses-web-faces', 'shell enters by web face', { path: '^src/app/shell/' }, { path: '^src/(stages/[^/]+/|engine/|service/|tools/|app/(?!shell/))', pathNot: '^src/stages/[^/]+/web/index\\.ts$' }),
    rule('engine-door-only', 'a room of the engine is entered by its door', { path: '^src/(?!engine/)', pathNot: TEST }, { path: '^src/engine/[^/]+/', pathNot: '^src/engine/[^/]+/index\\.ts$' }),
    rule('engine-rooms-by-the-door', 'also from another room', { path: '^src/engine/([^/]+)/', pathNot: TEST }, { path: '^src/engine/[^/]+/', pathNot: ['^src/engine/$1/', '^src/engine/[^/]+/index\\.ts$'] }),
    rule('pages-use-the-proof-core', 'the pages that go with a report run the very code of the command line, and nothing else of the program', { path: '^src/proof/pages/(verifier|viewer)/', pathNot: TEST }, { path: '^src/', pathNot: ['^src/proof/pages/($1|shared)/', '^src/proof/(?!pages/)', '^src/model/'] }),
    rule('browser-never-reaches-server', 'directly or through anything', { path: BROWSER }, { path: '^src/(kernel|service|app/(?!shell/))/|\\.server\\.ts$|^src/fields/server\\.ts$', reachable: true }),
    rule('browser-no-node', 'no node or server packages in the browser', { path: BROWSER, pathNot: TEST }, { dependencyTypes: ['core'] }),
    rule('browser-reaches-no-node', 'nor through anything', { path: BROWSER, pathNot: TEST }, { path: NODE, reachable: true }),
    rule('server-never-imports-browser', 'no react on the server', { path: '^src/', pathNot: [...BROWSER, TEST] }, { path: BROWSER }),
  ],
  options: { tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import','types','default'], extensions: ['.ts','.tsx','.js'] } },
};
