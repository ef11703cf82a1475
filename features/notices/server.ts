import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { addChannel, changeChannel, removeChannel, showChannels, tryChannel } from './channels/service.ts';
import { endpoints } from './contract.ts';
import { countInbox, readInbox, showInbox } from './inbox/service.ts';
import { CRON, deliver, distribute, lookForHolders, tick } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { deliverAgain, showLog } from './log/service.ts';
import { changeSettings, choosePreference, showPreference, showSettings } from './preferences/service.ts';

export const server = serverFeature({
  name: 'notices',
  endpoints,
  handlers: {
    'GET /notices': ({ tx, actor, facts, words }, { query }) => showInbox(tx, actor, facts, words, query),
    'GET /notices/count': ({ tx, actor }) => countInbox(tx, actor),
    'POST /notices/read': ({ tx, actor, facts }, { body }) => readInbox(tx, actor, facts, body.ids),
    'GET /notices/preferences': ({ tx, actor }) => showPreference(tx, actor),
    'PUT /notices/preferences': ({ tx, actor, facts }, { body }) => choosePreference(tx, actor, facts, body),
    'GET /notices/settings': ({ tx }) => showSettings(tx),
    'PUT /notices/settings': ({ tx, actor, facts }, { body }) => changeSettings(tx, actor, facts, body),
    'GET /notices/channels': ({ tx, facts, services }) => showChannels(tx, facts, services),
    'POST /notices/channels': ({ tx, actor, facts, services }, { body }) =>
      addChannel(tx, actor, facts, services, body),
    'PATCH /notices/channels/:id': ({ tx, actor, facts, services }, { params, body }) =>
      changeChannel(tx, actor, facts, services, params.id, body),
    'DELETE /notices/channels/:id': ({ tx, actor, facts }, { params }) => removeChannel(tx, actor, facts, params.id),
    'POST /notices/channels/:id/trial': {
      open: ({ actor, facts, services }, { params, body }) => tryChannel(services, actor, facts, params.id, body.to),
    },
    'GET /notices/deliveries': ({ tx, actor, facts, words }, { query }) => showLog(tx, actor, facts, words, query),
    'POST /notices/deliveries/:id/again': ({ tx, actor, facts }, { params }) =>
      deliverAgain(tx, actor, facts, params.id),
  },
  jobs: {
    'notices:distribute': distribute,
    'notices:deliver': deliver,
    'notices:tick': tick,
    'notices:look_for_holders': lookForHolders,
  },
  cron: CRON,
  locales: { 'zh-CN': zhCN, en },
});
