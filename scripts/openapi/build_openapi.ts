import { z } from 'zod';
import { API_BASE, type Endpoint } from '../../common/http/endpoint';
import { nothing } from '../../common/http/nothing';

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

const ERRORS = {
  '400': 'The request cannot be understood; the message names what is wrong',
  '403': 'The user may not do this, in Kibana or in Elasticsearch',
  '404': 'There is no such thing; the message names what there is',
  '409': 'Somebody else changed it first: nothing was overwritten',
  '502': 'Elasticsearch failed',
  '504': 'Elasticsearch did not answer in time',
} as const;

/** JSON Schema of what is sent (`input`) or answered (`output`); what JSON cannot say is anything. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** The API as OpenAPI 3.1, made of the schemas that the server parses with. */
export function buildOpenApi(endpoints: readonly AnyEndpoint[], version: string) {
  const paths: Record<string, Record<string, object>> = {};
  const sorted = [...endpoints].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const endpoint of sorted) {
    const path = `${API_BASE}${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'ATT&CK Coverage',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'In Kibana below its base path and space (/s/<space>); everything but GET needs the header kbn-xsrf.',
    },
    paths,
    components: {
      schemas: {
        Error: {
          type: 'object',
          required: ['statusCode', 'error', 'message'],
          properties: {
            statusCode: { type: 'integer' },
            error: { type: 'string' },
            message: { type: 'string' },
            attributes: { type: 'object', properties: { code: { type: 'string' } } },
          },
        },
      },
    },
  };
}

function operationOf({ method, path, access, summary, params, body, response }: AnyEndpoint) {
  const names = (path.match(/{(\w+)}/g) ?? []).map((name) => name.slice(1, -1));
  const properties =
    (schemaOf(params, 'input') as { properties?: Record<string, object> }).properties ?? {};
  const hasBody = method !== 'get' && body !== nothing;
  const parameters = [
    ...names.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: properties[name] ?? { type: 'string' },
    })),
    ...(method === 'get'
      ? []
      : [{ name: 'kbn-xsrf', in: 'header', required: true, schema: { type: 'string' } }]),
  ];
  return {
    summary,
    operationId: `${method}_${path.replace(/[{}]/g, '').replace(/\W+/g, '_').replace(/^_/, '')}`,
    tags: [path.split('/')[1] ?? ''],
    'x-privilege': access,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(hasBody ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {}),
    responses: {
      '200': { description: 'Done', content: json(schemaOf(response, 'output')) },
      ...Object.fromEntries(
        Object.entries(ERRORS).map(([status, description]) => [
          status,
          { description, content: json({ $ref: '#/components/schemas/Error' }) },
        ])
      ),
    },
  };
}

const json = (schema: object) => ({ 'application/json': { schema } });
