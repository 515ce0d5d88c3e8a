/** The plugin's settings, in JavaScript's types. */

import { get as held, getFor } from 'bailey:crm/settings@1.0.0';

import { plain } from './values.js';

/** What the setting holds, for a table where it can differ by table. */
export const get = (key, table) => plain(table === undefined ? held(key) : getFor(key, table));
