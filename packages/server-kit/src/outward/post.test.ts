import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressFor, InsideAddress, isInside } from './addresses.ts';
import { postJson } from './post.ts';

let server: http.Server;
let here = '';
const heard: string[] = [];
beforeAll(async () => {
  server = http.createServer((request, reply) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      heard.push(text);
      if (request.url === '/away') reply.writeHead(302, { location: '/hello' }).end();
      else if (request.url === '/endless') reply.end('x'.repeat(1_000_000));
      else reply.writeHead(201).end(`{"host":"${request.headers.host}"}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '239.1.1.1',
  ])('%s lies inside', (address) => expect(isInside(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '2400:3200::1', '::ffff:8.8.8.8'])('%s lies outside', (address) =>
    expect(isInside(address)).toBe(false),
  );

  it('of a name that leads inside is refused unless that is allowed', async () => {
    await expect(addressFor('localhost', false)).rejects.toThrow(InsideAddress);
    expect(isInside((await addressFor('localhost', true)).address)).toBe(true);
    await expect(addressFor('[::1]', false)).rejects.toThrow(InsideAddress);
  });
});

describe('posting', () => {
  it('brings the body and tells status and answer', async () => {
    const posted = await postJson(`${here}/hello`, '{"a":1}', { allowInside: true });
    expect(posted).toEqual({ status: 201, text: `{"host":"${new URL(here).host}"}` });
    expect(heard.at(-1)).toBe('{"a":1}');
  });

  it('goes nowhere inside unasked, by number, by name or in another spelling', async () => {
    const port = new URL(here).port;
    const before = heard.length;
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
      await expect(postJson(`http://${host}:${port}/`, '{}'), host).rejects.toThrow(InsideAddress);
    await expect(postJson('file:///etc/passwd', '{}')).rejects.toThrow(RangeError);
    expect(heard.length).toBe(before);
  });

  it('follows no redirect and reads no endless answer', async () => {
    expect((await postJson(`${here}/away`, '{}', { allowInside: true })).status).toBe(302);
    expect((await postJson(`${here}/endless`, '{}', { allowInside: true })).text).toHaveLength(64 * 1024);
  });
});
