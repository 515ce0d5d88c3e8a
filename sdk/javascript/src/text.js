/**
 * Texts that people read: messages of the plugin's locales with their arguments, or
 * words that stand as they are.
 */

import { date, decimal, isDay, isRecord, timestamp } from './values.js';

/**
 * A message of the plugin's locales, by its id.
 *
 * An argument knows by its type how it is shown: a number, a text, a moment (`Date`), a
 * record. Others are made by `user`, `table`, `field`, `choice`, `money`, `day`.
 */
export function tr(id, named = {}) {
  const list = Object.entries(named).map(([name, of]) => ({ name, value: argument(of) }));
  return { tag: 'translated', val: { id, arguments: list } };
}

/** Text that is shown as it stands: names, numbers, what people typed. */
export const literal = (words) => ({ tag: 'literal', val: String(words) });

/** A text as it is, or the words of a string as they stand. */
export const text = (of) => (typeof of === 'string' ? literal(of) : of);

/** A user among a message's arguments, shown by name. */
export const user = (id) => ({ tag: 'user', val: BigInt(id) });

/** A table among a message's arguments, shown by its label. */
export const table = (key) => ({ tag: 'table', val: key });

/** A field among a message's arguments, shown by its label. */
export const field = (of, key) => ({ tag: 'field', val: [of, key] });

/** One choice of a field among a message's arguments, shown by its label. */
export const choice = (of, key, chosen) => ({ tag: 'choice', val: [of, key, String(chosen)] });

/** An amount of money among a message's arguments. */
export const money = (of) => ({ tag: 'money', val: of });

function argument(of) {
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
  if (of instanceof Date) return { tag: 'datetime', val: timestamp(of) };
  if (isRecord(of)) return { tag: 'record', val: of };
  if (isDay(of)) return { tag: 'date', val: date(of) };
  return of;
}
