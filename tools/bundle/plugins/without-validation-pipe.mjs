/**
 * Nest's ValidationPipe imports class-validator as a whole, phone number tables included. No app uses that pipe: left
 * out, only the decorators that are used get into the bundle.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutValidationPipe = {
  name: 'without-validation-pipe',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^class-(validator|transformer)$/ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && importer.includes('@nestjs/common') ? { path, external: true } : undefined,
    );
  },
};
