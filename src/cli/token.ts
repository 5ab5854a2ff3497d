import { createKey, listKeys, revokeKey } from '../documents/keys.ts';
import type { Author, KeyEntry } from '../documents/model.ts';
import type { Records } from '../documents/records.ts';
import { makeSignInLink } from '../documents/sign-in-links.ts';
import { PolyreelError } from '../errors.ts';
import { signInUrl } from '../http/page-urls.ts';
import type { Command, Context } from './context.ts';
import { homeOf } from './home.ts';
import { HOST, PORT } from './listen.ts';

interface StoreOptions {
  readonly home?: string;
  readonly json?: boolean;
}

export interface TokenCreateOptions extends StoreOptions {
  readonly role: string;
  readonly language?: readonly string[];
  readonly documentary?: readonly string[];
  readonly label?: string;
  readonly expires?: string;
}

/** Who works at the machine itself needs no key: the store is theirs. */
const AT_THE_MACHINE: Author = { key: 'command-line', label: 'command line', role: 'admin' };

/** `token create`: makes a key and prints it, once. It counts at once, also while a service runs on the same store. */
export const tokenCreate: Command<TokenCreateOptions> = async (options, context) => {
  const { role, language, documentary, label = role, expires } = options;
  const { key, entry } = await withRecords(options, context, (records) =>
    createKey(records, {
      role,
      label,
      author: AT_THE_MACHINE,
      ...(language ? { languages: language } : {}),
      ...(documentary ? { documentaries: documentary } : {}),
      ...(expires ? { expiresAt: expires } : {}),
    }),
  );
  context.terminal.result(options.json ? JSON.stringify({ key, ...entry }, null, 2) : `${key}\n${describe(entry)}`);
  return 0;
};

/** `token list`: every key that was made, without its text, which nobody has but its owner. */
export const tokenList: Command<StoreOptions> = async (options, context) => {
  const keys = await withRecords(options, context, listKeys);
  context.terminal.result(options.json ? JSON.stringify(keys, null, 2) : keys.map(describe).join('\n'));
  return 0;
};

/** `token revoke ID`: a service that runs stops taking the key within seconds. */
export const tokenRevoke: Command<StoreOptions & { readonly id: string }> = async (options, context) => {
  const { id, json } = options;
  const entry = await withRecords(options, context, (records) => revokeKey(records, id));
  if (!entry)
    throw new PolyreelError('bad-arguments', `there is no key ${id}; \`polyreel token list\` shows their ids.`);
  context.terminal.result(json ? JSON.stringify(entry, null, 2) : describe(entry));
  return 0;
};

/** `token link ID`: prints an address that signs a key in once, such as a new admin's in their browser. */
export const tokenLink: Command<StoreOptions & { readonly id: string }> = async (options, context) => {
  const { id, json } = options;
  const { config, terminal } = context;
  const link = await withRecords(options, context, (records) => makeSignInLink(records, id, AT_THE_MACHINE.key));
  if (!link)
    throw new PolyreelError(
      'bad-arguments',
      `there is no key ${id}, or it counts no more; \`polyreel token list\` shows those there are.`,
    );
  const url = signInUrl(config.publicUrl ?? `http://${HOST}:${config.port ?? PORT}`, link.text);
  const { expiresAt } = link;
  terminal.result(json ? JSON.stringify({ url, expiresAt }, null, 2) : `${url}\nworks once, until ${expiresAt}`);
  return 0;
};

const withRecords = async <Value>(
  { home }: StoreOptions,
  { house, config }: Context,
  task: (records: Records) => Promise<Value>,
): Promise<Value> => {
  const { store, close } = await house.openServiceStore(homeOf(home, config));
  try {
    return await task({ store, now: () => new Date() });
  } finally {
    await close();
  }
};

const describe = ({ id, role, languages, documentaries, label, createdAt, expiresAt, revokedAt }: KeyEntry): string =>
  [
    ...[id, role, ...(languages ?? []), ...(documentaries ?? ['all documentaries']), `"${label}"`],
    `made ${createdAt}`,
    ...(expiresAt ? [`expires ${expiresAt}`] : []),
    ...(revokedAt ? [`revoked ${revokedAt}`] : []),
  ].join('  ');
