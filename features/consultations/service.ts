export { addToAgenda, call, decideOn, end, listAll, sendBack, showMeeting } from './meetings/service.ts';
export { list, raise, show, step } from './obstacles/service.ts';
export { stocktake } from './stocktake/service.ts';
