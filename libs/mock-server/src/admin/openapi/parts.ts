/** Operations by path and method, as OpenAPI describes them. */
export type AdminPaths = Readonly<
  Record<string, Readonly<Record<string, { readonly summary: string; readonly responses: object }>>>
>;

export const text = { type: 'string' };
export const time = { type: 'string', format: 'date-time' };
export const whole = { type: 'integer', minimum: 0 };
export const list = (items: object): object => ({ type: 'array', items });
export const json = (schema: object): object => ({ 'application/json': { schema } });
export const ok = (description: string, schema: object): object => ({ '200': { description, content: json(schema) } });
export const inQuery = (name: string, schema: object, description: string): object => ({
  name,
  in: 'query',
  schema,
  description,
});
export const inPath = (name: string, description: string): object => ({
  name,
  in: 'path',
  required: true,
  schema: text,
  description,
});
export const schemaOf = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

export const badRequest = { '400': { description: 'A parameter makes no sense', content: json(schemaOf('Error')) } };
export const unauthorized = {
  '401': { description: 'ADMIN_TOKEN is set and was not sent', content: json(schemaOf('Error')) },
};
export const notFound = { '404': { description: 'It is not there', content: json(schemaOf('Error')) } };
/** Without a token only as long as `ADMIN_TOKEN` is not set. */
export const guarded = { security: [{}, { adminToken: [] }] };
