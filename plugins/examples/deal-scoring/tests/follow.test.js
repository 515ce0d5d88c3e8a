import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { answer } from 'bailey-sdk/testing/answers.js';
import { fields, scalar, value } from 'bailey-sdk/values.js';

import { dealsOf, follow } from '../src/follow.js';

const SET = {
  field: 'score',
  'weight-value': 0,
  'weight-stage': 0,
  'weight-work': 20,
  'weight-known': 0,
  'big-value': 1,
  'dead-stages': '',
};
const deal = (id) => ({ table: 'deals', id });
const change = (record, more = {}) => ({ record, kind: 'updated', fields: [], ...more });

let written;
let waiting;

beforeEach(() => {
  written = [];
  waiting = [];
  answer('settings', 'get', (key) => scalar(SET[key]));
  answer('storage', 'set', (bucket, key) => waiting.push(key));
  answer('records-all', 'tables', () => [
    { key: 'deals', fields: [{ key: 'score', kind: { tag: 'integer' } }] },
  ]);
  answer('records-all', 'list', ({ table, filter }) => {
    const asked = filter[0].val.value.val;
    const ids = asked.map(({ val }) => val.id ?? val);
    const records = {
      deals: ids.map((id) => ({ ref: deal(id), version: 4n, values: fields({ score: 0 }) })),
      tasks: [{ values: fields({ deal: deal(ids[0]) }) }],
      notes: [],
    };
    return { records: records[table], total: 1n };
  });
  answer('records-all-write', 'update', (updates) => written.push(...updates));
});

test('a deal whose work grew gets its score', () => {
  follow([{ changes: [change(deal(3n))] }]);
  assert.equal(written.length, 1);
  assert.deepEqual(written[0].ref, deal(3n));
  assert.deepEqual(written[0].values, fields({ score: 4 }));
});

test('what has its score already is not written', () => {
  SET['weight-work'] = 0;
  follow([{ changes: [change(deal(3n))] }]);
  SET['weight-work'] = 20;
  assert.deepEqual(written, []);
});

test('of many deals at once the rest waits for the job', () => {
  const changes = Array.from({ length: 50 }, (_, at) => change(deal(BigInt(at + 1))));
  follow([{ changes }]);
  assert.equal(waiting.length, 30);
});

test('where plugins led to each other too often the deals wait', () => {
  answer('records-all-write', 'update', () => {
    throw { tag: 'limit', val: 'three times' };
  });
  follow([{ changes: [change(deal(3n))] }]);
  assert.deepEqual(waiting, ['3']);
});

test('a task that goes from one deal to another moves both scores', () => {
  const link = { field: 'deal', before: value(deal(1n)), after: value(deal(2n)) };
  const task = { table: 'tasks', id: 9n };
  assert.deepEqual(dealsOf(change(task, { fields: [link] })), [1n, 2n]);
  answer('records-all', 'get', () => ({ values: fields({ deal: deal(5n) }) }));
  assert.deepEqual(dealsOf(change(task)), [5n]);
  assert.deepEqual(dealsOf(change(deal(1n), { kind: 'purged' })), []);
});
