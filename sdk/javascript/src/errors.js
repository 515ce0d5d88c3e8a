/**
 * Why something was not done: thrown by host functions, and by a plugin for its
 * callers.
 */

import { text } from './text.js';

/** Whoever asks may not. */
export const denied = (why) => ({ tag: 'denied', val: why });

/** There is nothing of this name. */
export const notFound = (what) => ({ tag: 'not-found', val: what });

/** Something changed in between. */
export const conflict = (why) => ({ tag: 'conflict', val: why });

/** The request can't be carried out as it stands, perhaps because of one field. */
export const invalid = (message, field) => ({
  tag: 'invalid',
  val: [{ field, message: text(message) }],
});

/**
 * What the host answered: `denied`, `not-found`, `invalid`, `conflict`, `limit` or
 * `unavailable`; nothing for an error that is JavaScript's own.
 */
export const kind = (error) => error?.payload?.tag ?? error?.tag;
