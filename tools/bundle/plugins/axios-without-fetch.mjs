import { readFile } from 'node:fs/promises';

const READS_FORM_DATA = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/**
 * Axios looks at the global `FormData`, `Request` and `Response` as soon as it is imported, and each look loads all of
 * undici. It is used with its adapter for `node:http` only, which needs none of them.
 *
 * @type {import('esbuild').Plugin}
 */
export const axiosWithoutFetch = {
  name: 'axios-without-fetch',
  setup: (esbuild) => {
    esbuild.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]adapters[\\/]fetch\.js$/ }, () => ({
      contents: 'export const getFetch = () => undefined;',
    }));
    esbuild.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes(READS_FORM_DATA)) {
        return {
          errors: [{ text: 'axios no longer reads the global FormData here: is axios-without-fetch still needed?' }],
        };
      }
      return { contents: source.replace(READS_FORM_DATA, 'undefined') };
    });
  },
};
