/** What the plugin keeps: anything that JSON can say, in buckets by key. */

import * as wit from 'bailey:crm/storage@1.0.0';

/** Entries of one scan, at most. */
export const MOST = 500;

/** What is kept there, or the default. */
export function get(bucket, key, otherwise = null) {
  const kept = wit.get(bucket, key);
  return kept === undefined ? otherwise : read(kept);
}

/** Keeps it there. */
export const set = (bucket, key, of) =>
  wit.set(bucket, key, new TextEncoder().encode(JSON.stringify(of)));

/** Keeps nothing there any more. */
export const remove = (bucket, key) => wit.delete(bucket, key);

/** The key and content of every entry, in the order of the keys' bytes. */
export function* each(bucket, prefix = '') {
  let after;
  for (;;) {
    const entries = wit.scan(bucket, prefix, after, MOST);
    for (const { key, value } of entries) yield [key, read(value)];
    if (entries.length < MOST) return;
    after = entries.at(-1).key;
  }
}

const read = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
