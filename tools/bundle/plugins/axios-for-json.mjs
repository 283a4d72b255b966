import { readFile } from 'node:fs/promises';

const READS_FORM_DATA = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";

/**
 * Axios looks at the global `FormData`, `Request` and `Response` as soon as it is imported, and each look loads all of
 * undici; its own forms bring a table of all media types. It is used for JSON only, with its adapter for `node:http`, which
 * needs none of them.
 *
 * @type {import('esbuild').Plugin}
 */
export const axiosForJson = {
  name: 'axios-for-json',
  setup: (esbuild) => {
    esbuild.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]adapters[\\/]fetch\.js$/ }, () => ({
      contents: 'export const getFetch = () => undefined;',
    }));
    esbuild.onLoad({ filter: /[\\/]axios[\\/]lib[\\/].*[\\/]classes[\\/]FormData\.js$/ }, () => ({
      contents: 'export default undefined;',
    }));
    esbuild.onLoad({ filter: /[\\/]axios[\\/]lib[\\/]utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes(READS_FORM_DATA)) {
        return {
          errors: [{ text: 'axios no longer reads the global FormData here: is axios-for-json still needed?' }],
        };
      }
      return { contents: source.replace(READS_FORM_DATA, 'undefined') };
    });
  },
};
