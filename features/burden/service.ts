export { complain, listAll, showOne, step } from './complaints/service.ts';
export { ask, check, decide, end, list, show, withdraw } from './forms/service.ts';
export { showLoad } from './load/service.ts';
