export { hop, hopMany } from './hops/service.ts';
export { list, ofTask, show, waiting } from './matters/service.ts';
export { listPresets, presetsInForce } from './presets/service.ts';
export { draft, openMatter, take } from './taking/service.ts';
