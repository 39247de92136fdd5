import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import { actorInLog, actorSought } from '../text/actor-words.ts';
import { EVENTS, type EventType } from './catalogue.ts';
import { entryInWords } from './entry-words.ts';
import { keyInWords } from './event-kind.ts';
import { storedEventInWords } from './stored-event.ts';

const INSTANT = '2022-01-10T08:00:00.000Z';
const KEY = '市委常委会\u001f\u001f2022-01-10';

/** Data of a kind in which every text is a key of several parts, and every instant one of Greenwich. */
function dataOf(schema: z.core.$ZodType): unknown {
  const { def } = schema as z.ZodType & { def: z.core.$ZodTypeDef };
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((def as z.core.$ZodObjectDef).shape).map(([name, one]) => [name, dataOf(one)]),
      );
    case 'array':
      return [dataOf((def as z.core.$ZodArrayDef).element)];
    case 'nullable':
      return dataOf((def as z.core.$ZodNullableDef).innerType);
    case 'enum':
      return Object.values((def as z.core.$ZodEnumDef).entries)[0];
    case 'number':
      return 3;
    case 'boolean':
      return true;
    case 'string': {
      const { format } = def as { readonly format?: string };
      if (format === 'datetime') return INSTANT;
      if (format === 'date') return '2022-01-10';
      return format === 'uuid' ? '0190a000-0000-7000-8000-000000000000' : KEY;
    }
    default:
      throw new Error(`no data for ${def.type}`);
  }
}

for (const type of Object.keys(EVENTS) as EventType[])
  test(`the sentence of ${type} holds no control character and no time of another place`, () => {
    const data = dataOf(EVENTS[type].schema) as Readonly<Record<string, unknown>>;
    // Only a field that is a key is one: the other texts of an event are words already.
    const payload = JSON.stringify(data, (name, value: unknown) =>
      value === KEY && name !== 'key' ? '文字' : value,
    );
    const actor = { name: '张三', post: null, unit: null, address: null };
    const words = entryInWords({
      type,
      version: EVENTS[type].version,
      payload,
      at: new Date(INSTANT),
      actor,
    });
    assert.doesNotMatch(words, /U\+001F|读不懂|T\d\d:\d\d/u);
  });

test('a key is read by its parts, a long one by the beginning of its digest', () => {
  assert.equal(keyInWords(KEY), '市委常委会·2022-01-10');
  assert.equal(keyInWords(`sha256:${'ab'.repeat(32)}`), '摘要 abababababababab');
});

test('who sat at the server is named as such, and found by that name', () => {
  assert.equal(actorInLog('命令行:root'), '服务器管理员（系统用户 root）');
  assert.equal(actorInLog('张三'), '张三');
  for (const [typed, sought] of [
    ['服务器管理员', '命令行:'],
    ['服务器管理员（系统用户 root）', '命令行:root'],
    ['系统管理员', '系统管理员'],
  ] as const)
    assert.equal(actorSought(typed), sought);
});

test('what an earlier version wrote is still read, by the codes that it had; the present one says names', () => {
  const words = (type: EventType, version: number, data: object): string =>
    storedEventInWords({ type, version, payload: JSON.stringify(data) }) ?? '';
  const stated = {
    year: 2021,
    duty: 'ZXZ-03',
    period: '第一季度',
    unit: 'XZ1',
    kind: 'done',
    done_on: '2021-03-05',
    words: '',
  };
  assert.equal(
    words('duty.stated', 1, stated),
    '2021年第一季度单位 XZ1的责任ZXZ-03：确认已开展（2021-03-05）',
  );
  assert.equal(
    words('duty.stated', 2, { ...stated, obligation: '开展集体学习', unit_name: '清溪镇' }),
    '2021年第一季度“清溪镇”的责任“开展集体学习”（ZXZ-03）：确认已开展（2021-03-05）',
  );
  const item = { year: 2021, duty: 'ZXZ-03', on: false, least: null, due_on: null, reason: '不适用' };
  assert.equal(words('duty.item', 1, item), '调整2021年责任清单：ZXZ-03不列入，理由：不适用');
  const read = { year: 2021, unit: 'XZ1', version: 2 };
  assert.equal(words('duty.acknowledged', 1, read), '单位 XZ1签收2021年责任清单第 2 版');
  assert.equal(
    words('duty.acknowledged', 2, { ...read, unit_name: '清溪镇' }),
    '“清溪镇”签收2021年责任清单第 2 版',
  );
  const moved = { code: 'C1', before: '/U1/XZ1/C1/', after: '/U1/XZ2/C1/' };
  assert.match(
    words('unit.moved', 1, { units: [moved], rows_moved: 3 }),
    /^单位改隶属：C1 “\/U1\/XZ1\/C1\/” → /u,
  );
  const named = { ...moved, name: '柳树村', above_before: '清溪镇', above_after: '东岭镇' };
  assert.equal(
    words('unit.moved', 2, {
      units: [named, { ...named, name: '一组', above_before: '柳树村', above_after: '柳树村' }],
      rows_moved: 3,
    }),
    '单位改隶属：“柳树村”的上级 “清溪镇” → “东岭镇”；“一组”随上级移动；3 条记录随单位移动',
  );
});
