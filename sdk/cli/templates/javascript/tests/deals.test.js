import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fields } from 'bailey-sdk/values.js';

import { biggestFirst } from '../src/deals.js';

const deal = (id, minor) => ({
  ref: { table: 'deals', id },
  values: fields({ value: minor === null ? null : { minor, currency: 'USD' } }),
});

test('the biggest comes first and one without a value last', () => {
  const ordered = biggestFirst([deal(1n, null), deal(2n, 5n), deal(3n, 7n)]);
  assert.deepEqual(
    ordered.map(({ ref }) => ref.id),
    [3n, 2n, 1n],
  );
});
