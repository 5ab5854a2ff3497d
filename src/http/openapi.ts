import { z } from 'zod';
import type { Access } from './access.ts';
import { PROBLEM_TYPE, problemDocument } from './problem-document.ts';
import type { BodyRule, Reply, Route } from './route.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of a table of routes. */
export const openapiOf = (routes: readonly Route[], about: { version: string; publicUrl?: string }): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)\*?/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Polyreel', version: about.version },
    servers: [{ url: about.publicUrl ?? '/' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemDocument, 'output') },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'polyreel_session', description: SESSION },
      },
    },
  };
};

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const operationOf = (route: Route): Json => ({
  summary: route.summary,
  tags: [route.tag],
  ...(route.access
    ? { security: securityOf(route.access), 'x-roles': ['admin', ...route.access.roles] }
    : { security: [] }),
  parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
  ...requestBody(route),
  responses: {
    ...Object.fromEntries(Object.entries(route.replies).map(([status, reply]) => [status, responseOf(reply)])),
    default: {
      description: 'a problem document (RFC 9457)',
      content: { [mediaType(PROBLEM_TYPE)]: { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

const SESSION =
  'given by POST /v1/session, over https as __Host-polyreel_session; all but GET and HEAD need its "csrf" as X-CSRF-Token';

const securityOf = (access: Access): Json[] => [{ key: [] }, { session: [] }, ...(access.public ? [{}] : [])];

const mediaType = (header: string): string => header.split(';')[0] ?? header;

const parametersOf = (schema: z.ZodType, place: 'path' | 'query'): Json[] => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const requestBody = ({ body, bodySchema }: Route): Json => {
  if (body.kind === 'none') return {};
  if (body.kind === 'json')
    return { requestBody: { content: { 'application/json': { schema: jsonSchema(bodySchema, 'input') } } } };
  const content = Object.fromEntries(typesOf(body).map((type) => [type, {}]));
  return { requestBody: { content } };
};

const typesOf = (body: BodyRule): readonly string[] => {
  if (body.kind === 'stream') return ['application/offset+octet-stream'];
  return (body.kind === 'bytes' && body.types) || ['*/*'];
};

const responseOf = ({ description, schema, type }: Reply): Json => {
  if (!schema && !type) return { description };
  const content = schema ? { schema: jsonSchema(schema, 'output') } : {};
  return { description, content: { [type ?? 'application/json']: content } };
};
