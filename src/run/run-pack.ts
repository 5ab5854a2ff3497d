import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { CHECKSUMS, type PackMember, type PackStep } from '../plan/pack/pack.ts';
import type { FindLike } from './chunk-list.ts';
import type { Engine } from './engine.ts';
import { writeZip, type ZipMember } from './write-zip.ts';

/** Writes a pack from results that exist, and commits it under its key. */
export const runPack = (
  engine: Engine,
  step: PackStep,
  signal: AbortSignal,
  like: FindLike = async () => [],
): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const zip = join(folder, 'pack.zip');
    await writeZip(membersOf(engine, step), zip, signal);
    const own = await Promise.all(
      step.members.map((member) => ('key' in member ? engine.results.source(member.key) : undefined)),
    );
    const sources = [...own.filter((source) => source !== undefined), ...(await like(step.path))];
    await engine.results.commit(step.key, zip, {}, sources);
  });

/** One after the other: a machine that keeps bounded copies of a bucket need not hold all at once. */
async function* membersOf(engine: Engine, step: PackStep): AsyncGenerator<ZipMember> {
  const sums: string[] = [];
  for (const member of step.members) {
    const { content, sha256 } = await contentOf(engine, step, member);
    sums.push(`${sha256}  ${member.name}\n`);
    yield { name: member.name, content };
  }
  yield { name: CHECKSUMS, content: new TextEncoder().encode(sums.join('')) };
}

const contentOf = async (
  engine: Engine,
  step: PackStep,
  member: PackMember,
): Promise<Pick<ZipMember, 'content'> & { readonly sha256: string }> => {
  if ('text' in member) {
    const content = new TextEncoder().encode(member.text);
    return { content, sha256: createHash('sha256').update(content).digest('hex') };
  }
  const result = await engine.results.open(member.key);
  if (!result) throw new PolyreelError('result-gone', `${member.name} for ${step.path} is gone; run it again.`);
  return { content: { file: result.path }, sha256: result.record.sha256 };
};
