/**
 * The walls of the house (docs/house.md): which room may import what. Messages say where a line belongs.
 */
// A sub-noun repeats the vocabulary one folder deeper, hence two patterns a room.
const room = (tail) => [`^features/([^/]+)/${tail}`, `^features/([^/]+)/[^/]+/${tail}`];
const ROOM = {
  contract: room('contract\\.ts$'),
  rules: room('rules/'),
  store: room('store/'),
  service: [...room('(service|jobs|demo)\\.ts$'), ...room('formats/')],
  server: room('server\\.ts$'),
  web: room('web/'),
};
const TESTS = '\\.test\\.tsx?$|/test-[^/]+\\.ts$';
const PACKAGES = (names) => `^packages/(${names})/`;
const BUILTIN =
  '^(assert|buffer|child_process|crypto|fs|http|https|net|os|path|process|stream|url|util|worker_threads|zlib)(/|$)';

/** Features in building order: each may use those before it, none after. */
const FLOORS = [
  ['people'],
  ['places'],
  ['notices'],
  ['documents'],
  ['ledgers'],
  ['tasks'],
  ['supervision'],
  ['projects'],
  ['enterprises'],
  ['consultations'],
  ['campaigns'],
  ['bulletins'],
  ['burden'],
  ['boards'],
];

const upward = FLOORS.slice(0, -1).map((floor, i) => ({
  name: `floor-${floor.join('-')}`,
  comment: `${floor.join(', ')} lies below these features: news that travels upward travels as events.`,
  severity: 'error',
  from: { path: `^features/(${floor.join('|')})/`, pathNot: TESTS },
  to: {
    path: `^features/(${FLOORS.slice(i + 1)
      .flat()
      .join('|')})/`,
  },
}));

export default {
  forbidden: [
    {
      name: 'contract-knows-shapes-only',
      comment:
        'A contract holds wire shapes: kernel, zod and other contracts. What decides belongs in rules, what stores in store.',
      severity: 'error',
      from: { path: ROOM.contract, pathNot: TESTS },
      to: { pathNot: [...ROOM.contract, PACKAGES('kernel'), 'node_modules/zod/'] },
    },
    {
      name: 'rules-are-pure',
      comment:
        'A rule decides from facts it is given: contract, rules, kernel. Rows belong in store, steps in service, clocks in the caller.',
      severity: 'error',
      from: { path: ROOM.rules, pathNot: TESTS },
      to: { pathNot: [...ROOM.contract, ...ROOM.rules, PACKAGES('kernel|gongwen')] },
    },
    {
      name: 'store-touches-own-rows',
      comment:
        'A store reads its own tables and others’ v_* views in SQL. It imports no other feature’s store and no service.',
      severity: 'error',
      from: { path: ROOM.store, pathNot: TESTS },
      to: {
        path: '^features/',
        pathNot: [
          '^features/$1/(contract|rules|store|demo)',
          '^features/$1/[^/]+/(contract|rules|store)',
          ...ROOM.contract,
          ...ROOM.rules,
        ],
      },
    },
    {
      name: 'store-has-no-frame',
      comment: 'A store knows SQL and the kits: no HTTP framework, no web.',
      severity: 'error',
      from: { path: ROOM.store, pathNot: TESTS },
      to: { path: ['node_modules/fastify', PACKAGES('ui|web-kit'), '^apps/'] },
    },
    {
      name: 'service-orders-steps',
      comment: 'A service uses its own store; of another feature only contract, rules and service.',
      severity: 'error',
      from: { path: ROOM.service, pathNot: TESTS },
      to: {
        path: '^features/([^/]+)/',
        pathNot: [
          '^features/$1/',
          ...ROOM.contract,
          ...ROOM.rules,
          '^features/[^/]+/(service|demo)\\.ts',
          '^features/[^/]+/(locales|formats)/',
        ],
      },
    },
    {
      name: 'server-binds',
      comment: 'A manifest binds endpoints, jobs and words: own rooms but web, others’ contracts.',
      severity: 'error',
      from: { path: ROOM.server, pathNot: TESTS },
      to: { path: ['^features/[^/]+/web/', PACKAGES('ui|web-kit')] },
    },
    {
      name: 'web-paints',
      comment: 'Pages and parts ask over the interface: no store, no service, no server kit in the browser.',
      severity: 'error',
      from: { path: [...ROOM.web, PACKAGES('ui|web-kit'), '^apps/web/'], pathNot: TESTS },
      to: {
        path: [
          '^features/[^/]+/(store/|service\\.ts|server\\.ts|jobs\\.ts|demo\\.ts|formats/)',
          PACKAGES('server-kit'),
          '^apps/server/',
          BUILTIN,
        ],
      },
    },
    {
      name: 'no-zod-in-the-browser',
      comment:
        'zod weighs 91 KB in a browser: import types of contracts only (`import type`), shapes are checked by the server.',
      severity: 'error',
      from: { path: [...ROOM.web, PACKAGES('ui|web-kit'), '^apps/web/'], pathNot: TESTS },
      to: { path: ['node_modules/zod/', ...ROOM.contract], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-knows-no-noun',
      comment: 'ui paints what it is given and fetches nothing.',
      severity: 'error',
      from: { path: PACKAGES('ui'), pathNot: TESTS },
      to: { path: ['^features/', PACKAGES('web-kit|server-kit')] },
    },
    {
      name: 'kits-know-no-feature',
      comment: 'A kit would be true in another product: what knows a noun of the field belongs in a feature.',
      severity: 'error',
      from: { path: PACKAGES('kernel|server-kit|web-kit|gongwen'), pathNot: TESTS },
      to: { path: ['^features/', '^apps/'] },
    },
    {
      name: 'gongwen-stands-alone',
      comment: 'The parser is a library of its own: no dependency, no I/O.',
      severity: 'error',
      from: { path: '^packages/gongwen/src/', pathNot: TESTS },
      to: { pathNot: '^packages/gongwen/src/' },
    },
    {
      name: 'kernel-is-pure',
      comment: 'The kernel runs anywhere: itself and zod’s types.',
      severity: 'error',
      from: { path: PACKAGES('kernel'), pathNot: TESTS },
      to: { pathNot: [PACKAGES('kernel'), 'node_modules/zod/'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...upward,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$|/packages/gongwen/papers/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
