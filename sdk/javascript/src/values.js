/**
 * What fields hold, between the contract's types and JavaScript's.
 *
 * | field | JavaScript |
 * | --- | --- |
 * | text | `string` |
 * | integer | `number`, or `bigint` beyond 2^53 |
 * | decimal | `number` that isn't whole, or `decimal(…)` |
 * | money | `{ minor, currency }`, `minor` a `bigint` |
 * | boolean | `boolean` |
 * | date | `{ year, month, day }` |
 * | datetime | `Date` |
 * | reference | `{ table, id }`, `id` a `bigint` |
 * | choice | `Choice`, which is compared by its `key` |
 * | file | the contract's own |
 *
 * Ids and versions stay `bigint`: they are handed back as they came.
 */

/** The key of one of a field's choices. */
export class Choice {
  constructor(key) {
    this.key = key;
  }

  toString() {
    return this.key;
  }
}

/** A moment as a timestamp of the contract. */
export const timestamp = (moment) => BigInt(moment.getTime());

/** A timestamp of the contract as a moment. */
export const moment = (timestamp) => new Date(Number(timestamp));

/** A day in the contract's type. */
export const date = ({ year, month, day }) => ({ year, month, day });

export const isDay = (of) => of?.year !== undefined && of.month !== undefined;

export const isRecord = (of) => of?.table !== undefined && of.id !== undefined;

/** A number with so many digits after its point. */
export function decimal(number, scale = digits(number)) {
  return { units: BigInt(Math.round(number * 10 ** scale)), scale };
}

function digits(number) {
  const written = String(number);
  // What is written with an exponent has more digits than anybody wants to see.
  return written.includes('e') ? 6 : (written.split('.')[1] ?? '').length;
}

/** One value in the contract's type. */
export function scalar(of) {
  switch (typeof of) {
    case 'string':
      return { tag: 'text', val: of };
    case 'boolean':
      return { tag: 'boolean', val: of };
    case 'bigint':
      return { tag: 'integer', val: of };
    case 'number':
      return Number.isInteger(of)
        ? { tag: 'integer', val: BigInt(of) }
        : { tag: 'decimal', val: decimal(of) };
  }
  if (of instanceof Choice) return { tag: 'choice', val: of.key };
  if (of instanceof Date) return { tag: 'datetime', val: timestamp(of) };
  if (isRecord(of)) return { tag: 'reference', val: of };
  if (isDay(of)) return { tag: 'date', val: date(of) };
  if (of?.currency !== undefined) return { tag: 'money', val: of };
  if (of?.units !== undefined) return { tag: 'decimal', val: of };
  if (of?.digest !== undefined) return { tag: 'file', val: of };
  throw new TypeError(`no field holds ${JSON.stringify(of)}`);
}

/** What a field holds: nothing for `null` and `undefined`, several for an array. */
export function value(of) {
  if (of === null || of === undefined) return { tag: 'none' };
  if (Array.isArray(of)) return { tag: 'many', val: of.map(scalar) };
  return { tag: 'one', val: scalar(of) };
}

/** Fields with what they shall hold, from an object. */
export const fields = (of) =>
  Object.entries(of).map(([field, held]) => ({ field, value: value(held) }));

/** What a field holds in JavaScript's types; nothing is `null`. */
export function plain({ tag, val }) {
  switch (tag) {
    case 'none':
      return null;
    case 'one':
      return plain(val);
    case 'many':
      return val.map(plain);
    case 'integer': {
      const number = Number(val);
      return Number.isSafeInteger(number) ? number : val;
    }
    case 'decimal':
      return Number(val.units) / 10 ** val.scale;
    case 'choice':
      return new Choice(val);
    case 'datetime':
      return moment(val);
    case 'other':
      return val.text;
    default:
      return val;
  }
}

/** What the fields of a record hold, by their keys. */
export const valuesOf = (record) =>
  Object.fromEntries(record.values.map(({ field, value }) => [field, plain(value)]));
