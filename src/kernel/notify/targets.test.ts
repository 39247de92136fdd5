import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { isMingzeError } from '#kernel/errors/index.ts';
import { isInner } from './addresses.ts';
import { ChannelFault } from './channel-fault.ts';
import { connectionTo, mailServerOf } from './mail-server.ts';
import { postJson } from './post-json.ts';
import { robotTarget } from './robot-address.ts';
import { robotMessage } from './robot-messages.ts';

const wecom = (address: string) => ({ kind: 'wecom' as const, address, secret: null });

test('addresses of machines and networks of one’s own are told from those outside', () => {
  for (const inner of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'not an address',
  ])
    assert.ok(isInner(inner), inner);
  for (const outer of ['8.8.8.8', '172.32.0.1', '101.32.1.1', '2408:8000::1'])
    assert.ok(!isInner(outer), outer);
});

test('a robot is at one of the two services by https, or at a host that was named', () => {
  const fine = robotTarget(wecom('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'), []);
  assert.equal(fine.named, false);
  assert.equal(robotTarget(wecom('https://bot.city.example:8443/x'), ['bot.city.example']).named, true);
  assert.equal(robotTarget(wecom('http://127.0.0.1:9/x'), ['127.0.0.1']).named, true);
  assert.equal(robotTarget(wecom('http://[::1]:9/x'), ['::1']).named, true);
  for (const address of [
    'http://qyapi.weixin.qq.com/x',
    'https://qyapi.weixin.qq.com:8443/x',
    'https://qyapi.weixin.qq.com.evil.example/x',
    'https://evil.example/?qyapi.weixin.qq.com',
    'https://user:secret@qyapi.weixin.qq.com/x',
    'https://oapi.dingtalk.com/robot/send',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://[::ffff:127.0.0.1]/x',
    'http://bot.city.example/x',
    'file:///etc/passwd',
    'qyapi.weixin.qq.com',
    '',
  ])
    assert.throws(
      () => robotTarget(wecom(address), ['bot.city.example']),
      (error) => isMingzeError(error, 'REMIND-ROBOT'),
      address,
    );
});

test('a name that nobody has named and that leads inside is not called', async () => {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://localhost:${port}/`);
  await assert.rejects(
    postJson({ url, named: false }, {}),
    (error) => error instanceof ChannelFault && error.message.includes('指向内网'),
  );
  assert.equal(calls, 0);
  assert.deepEqual(await postJson({ url, named: true }, {}), {});
  await new Promise((done) => server.close(done));
});

test('the mail server is read from one address; TLS may be missing on this very machine alone', () => {
  assert.equal(mailServerOf(undefined), null);
  assert.equal(mailServerOf(' '), null);
  const server = mailServerOf('smtps://a%40b:p%3A1@mail.city.example');
  assert.deepEqual(server, {
    host: 'mail.city.example',
    port: 465,
    secure: true,
    user: 'a@b',
    password: 'p:1',
  });
  const required = (written: string): readonly boolean[] => {
    const found = mailServerOf(written) ?? assert.fail();
    const { secure, requireTLS } = connectionTo(found);
    return [secure, requireTLS];
  };
  assert.deepEqual(required('smtps://mail.city.example'), [true, false]);
  assert.deepEqual(required('smtp://mail.city.example'), [false, true]);
  assert.deepEqual(required('smtp://10.0.0.9:25'), [false, true]);
  assert.deepEqual(required('smtp://127.0.0.1:25'), [false, false]);
  for (const wrong of [
    'mail.city.example',
    'https://mail.city.example',
    'smtp://',
    'smtp://a:%zz@mail.city.example',
  ])
    assert.throws(
      () => mailServerOf(wrong),
      (error) => isMingzeError(error, 'REMIND-SMTP') && !error.message.includes('zz'),
      wrong,
    );
});

test('what names hold makes no links and calls nobody, and a long message is cut between characters', () => {
  const items = Array.from({ length: 200 }, (_, at) => `[点这里](https://evil.example) <@all> **${at}** 𠮷`);
  const digest = {
    subject: '主题',
    intro: '某',
    sections: [{ level: 'red', title: '红', items }],
    link: null,
    footer: '',
  } as const;
  const { markdown } = robotMessage('wecom', digest) as { markdown: { content: string } };
  assert.ok(Buffer.byteLength(markdown.content) <= 4096);
  assert.ok(markdown.content.endsWith('余下的请到明责查看。'));
  assert.ok(!/[[\]<>@]/.test(markdown.content));
  assert.equal(Buffer.from(markdown.content).toString('utf8'), markdown.content);
});
