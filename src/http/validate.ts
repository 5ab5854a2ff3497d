import { z } from 'zod';
import { PolyreelError } from '../errors.ts';
import { schemaProblems } from '../manifest/issues.ts';
import type { Problem } from '../problem.ts';

interface Parts<Value> {
  readonly params: Value;
  readonly query: Value;
  readonly body: Value;
}

/** @throws PolyreelError with the faults of path, query and body together; places begin with `:`, `?` and `/` */
export const validated = (
  schemas: { readonly params: z.ZodType; readonly query: z.ZodType; readonly bodySchema: z.ZodType },
  given: Parts<unknown>,
): Parts<unknown> => {
  const params = read(schemas.params, given.params, ':');
  const query = read(schemas.query, given.query, '?');
  const body = given.body === undefined ? without(schemas.bodySchema) : read(schemas.bodySchema, given.body, '/');
  const problems = [params, query, body].flatMap((part) => part.problems);
  if (problems.length === 0) return { params: params.value, query: query.value, body: body.value };
  const code = params.problems.length || query.problems.length ? 'bad-arguments' : 'bad-input';
  throw new PolyreelError(code, sentence(problems), { problems });
};

const read = (
  schema: z.ZodType,
  given: unknown,
  mark: string,
): { readonly value?: unknown; readonly problems: readonly Problem[] } => {
  const result = schema.safeParse(given);
  if (result.success) return { value: result.data, problems: [] };
  const found = schemaProblems(result.error.issues, given);
  return { problems: found.map((problem) => ({ ...problem, at: mark + problem.at.slice(1) })) };
};

/** What is said where no body came: the names of what it needs, or of what it may have. */
const without = (schema: z.ZodType): ReturnType<typeof read> => {
  const result = schema.safeParse(undefined);
  if (result.success) return { value: result.data, problems: [] };
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const names = (required.length ? required : Object.keys(properties)).map((name) => JSON.stringify(name));
  const needs = names.join(required.length ? ' and ' : ' or ');
  const message = `the request has no body; send a JSON object${needs && ` with ${needs}`}. GET /openapi.json says more.`;
  return { problems: [{ severity: 'block', code: 'missing-body', at: '/', message }] };
};

const sentence = (problems: readonly Problem[]): string => {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${first?.at}: ${first?.message}${more}`;
};
