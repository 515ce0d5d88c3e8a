import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Choice } from 'bailey-sdk/values.js';

import { parts, total } from '../src/score.js';

const OPTIONS = {
  weights: { value: 30, stage: 30, work: 20, known: 20 },
  bigValue: 10000,
  deadStages: ['lost'],
};
const STAGES = ['new', 'offer', 'won', 'lost'];

const points = (deal, work = 0, options = OPTIONS) =>
  Object.fromEntries(parts(deal, work, STAGES, options).map(({ part, points }) => [part, points]));

test('a deal of which nothing is known has no points', () => {
  assert.deepEqual(points({}), { value: 0, stage: 0, work: 0, known: 0 });
});

test('a deal has its share of each part, and no more than all of it', () => {
  const deal = {
    value: { minor: 500000n, currency: 'EUR' },
    stage: new Choice('offer'),
    company: { table: 'companies', id: 1n },
  };
  assert.deepEqual(points(deal, 2), { value: 15, stage: 20, work: 8, known: 7 });
  const big = { ...deal, value: { minor: 99900000n, currency: 'EUR' } };
  assert.equal(points(big, 50).value, 30);
  assert.equal(points(big, 50).work, 20);
});

test('a dead stage has no points, and the last living one all', () => {
  assert.equal(points({ stage: new Choice('lost') }).stage, 0);
  assert.equal(points({ stage: new Choice('won') }).stage, 30);
});

test('the score is all points together', () => {
  const best = {
    value: { minor: 1000000n, currency: 'EUR' },
    stage: new Choice('won'),
    company: {},
    contact: {},
    owner: {},
  };
  assert.equal(total(parts(best, 5, STAGES, OPTIONS)), 100);
});
