import { createHmac } from 'node:crypto';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

/** A robot or webhook as its makers describe it: it knows its secret and refuses what is not signed with it. */
export type Robot = {
  url: string;
  /** What it took, in order; what it refused is not here. */
  taken: { body: Record<string, unknown>; headers: http.IncomingHttpHeaders }[];
  /** How many requests came, taken or not. */
  asked(): number;
  /** Answers 500 to everything while true. */
  breakDown(isBroken: boolean): void;
  close(): Promise<void>;
};

type Kind = 'dingtalk' | 'wecom' | 'feishu' | 'webhook';

// Written from the makers' documents once more, not with the code under test.
const isGenuine: Record<
  Kind,
  (facts: { url: URL; text: string; request: http.IncomingMessage; secret: string }) => boolean
> = {
  dingtalk: ({ url, secret }) => {
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64');
    return /^\d{13}$/.test(timestamp) && url.searchParams.get('sign') === expected;
  },
  wecom: ({ url, secret }) => url.searchParams.get('key') === secret,
  feishu: ({ text, secret }) => {
    const { timestamp, sign } = JSON.parse(text) as { timestamp: string; sign: string };
    const expected = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
    return /^\d{10}$/.test(timestamp) && sign === expected;
  },
  webhook: ({ request, text, secret }) => {
    const timestamp = String(request.headers['x-luoshi-timestamp']);
    const expected = createHmac('sha256', secret).update(timestamp).update('.').update(text).digest('hex');
    return request.headers['x-luoshi-signature'] === `sha256=${expected}`;
  },
};

const REFUSAL: Record<Kind, [number, string]> = {
  dingtalk: [200, '{"errcode":310000,"errmsg":"sign not match"}'],
  wecom: [200, '{"errcode":93000,"errmsg":"invalid webhook url"}'],
  feishu: [200, '{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}'],
  webhook: [401, 'bad signature'],
};
const YES: Record<Kind, string> = {
  dingtalk: '{"errcode":0,"errmsg":"ok"}',
  wecom: '{"errcode":0,"errmsg":"ok"}',
  feishu: '{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}',
  webhook: '',
};

export const openRobot = async (kind: Kind, secret: string): Promise<Robot> => {
  const taken: Robot['taken'] = [];
  let asked = 0;
  let isBroken = false;
  const server = http.createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked++;
      const text = Buffer.concat(parts).toString();
      const url = new URL(request.url ?? '/', 'http://robot');
      if (isBroken) return reply.writeHead(500).end('out of order');
      if (!isGenuine[kind]({ url, text, request, secret })) {
        const [status, words] = REFUSAL[kind];
        return reply.writeHead(status, { 'content-type': 'application/json' }).end(words);
      }
      taken.push({ body: JSON.parse(text) as Record<string, unknown>, headers: request.headers });
      return reply.writeHead(200, { 'content-type': 'application/json' }).end(YES[kind]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const path = {
    dingtalk: '/robot/send?access_token=t0',
    wecom: `/cgi-bin/webhook/send?key=${secret}`,
    feishu: '/open-apis/bot/v2/hook/t0',
    webhook: '/hook',
  };
  return {
    url: `http://127.0.0.1:${port}${path[kind]}`,
    taken,
    asked: () => asked,
    breakDown: (broken) => {
      isBroken = broken;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

/** A mail server that knows some mailboxes, and can be overworked (451) for a while. */
export type Post = {
  port: number;
  letters: { to: string; data: string }[];
  overwork(isOverworked: boolean): void;
  close(): Promise<void>;
};

/** Speaks as much of RFC 5321 as a client needs; unknown mailboxes are refused with 550. */
export const openPost = async (mailboxes: readonly string[]): Promise<Post> => {
  const letters: Post['letters'] = [];
  const sockets = new Set<net.Socket>();
  let isOverworked = false;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let to = '';
    let data: string | null = null;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 post ESMTP');
    socket.on('data', (part) => {
      rest += part.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line !== '.') data += `${line}\n`;
          else {
            letters.push({ to, data });
            data = null;
            say('250 queued');
          }
        } else if (/^(EHLO|HELO)/i.test(line)) say('250 post');
        else if (/^MAIL FROM/i.test(line)) say(isOverworked ? '451 try later' : '250 ok');
        else if (/^RCPT TO/i.test(line)) {
          to = /<([^>]*)>/.exec(line)?.[1] ?? '';
          say(mailboxes.includes(to) ? '250 ok' : '550 5.1.1 no such user here');
        } else if (/^DATA/i.test(line)) {
          data = '';
          say('354 go on');
        } else if (/^QUIT/i.test(line)) {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    overwork: (overworked) => {
      isOverworked = overworked;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
