import type { SubtitleRevision } from '../documents/model.ts';
import { readSettings } from '../documents/settings.ts';
import { PolyreelError } from '../errors.ts';
import { type Problem, stops } from '../problem.ts';
import { noteChange } from './audit.ts';
import type { Caller } from './caller.ts';
import type { Call } from './route.ts';

interface Started {
  readonly render: string | null;
  readonly renderProblems?: readonly Problem[];
}

type Sending = Call<{ readonly documentary: string }, unknown, unknown> & { readonly caller: Caller };

/**
 * Starts the render of a language whose subtitles have just come and are good, where that was asked for now or for the
 * documentary. What stands against a render does not stand against the upload.
 */
export const autoRender = async (
  call: Sending,
  { language, problems }: SubtitleRevision,
  asked: boolean | undefined,
): Promise<Started> => {
  const { records, renders } = call.running.services;
  const { documentary } = call.params;
  const wanted = asked ?? (await readSettings(records, documentary)).autoRender;
  if (!wanted || stops(problems)) return { render: null };
  try {
    const { id } = await renders.ask({ documentary, languages: [language], author: call.caller.author });
    await noteChange(call, 'render.ask', documentary, { render: id, languages: [language] });
    return { render: id };
  } catch (error) {
    if (!(error instanceof PolyreelError)) throw error;
    const said: Problem = { severity: 'error', code: error.code, at: '', message: error.message };
    return { render: null, renderProblems: error.problems.length ? error.problems : [said] };
  }
};
