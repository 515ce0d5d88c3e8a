/**
 * Shows the biggest deals that are still open.
 *
 * An object for each extension point that plugin.toml names.
 */

import { notFound } from 'bailey-sdk/errors.js';

import { front } from './front.js';

export const pages = {
  render({ path }) {
    if (path === '') return front();
    throw notFound(path);
  },

  act({ action }) {
    throw notFound(action);
  },
};
