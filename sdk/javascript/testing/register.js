/**
 * Lets a plugin's tests run in Node: `node --import bailey-sdk/testing/register.js`.
 *
 * In the place of each interface of the contract stands a module whose functions are
 * whatever a test puts there with `answer`, and throw until one does.
 */

import { register } from 'node:module';

register('./hooks.js', import.meta.url, { data: { wit: process.env.BAILEY_WIT } });
