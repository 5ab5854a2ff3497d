import { visibilityProblems } from '../manifest/visibility.ts';
import { stops } from '../problem.ts';
import { stands } from '../run/stands.ts';
import type { Command } from './context.ts';
import { problemLines } from './problems.ts';
import { openSession, type ProjectOptions } from './session.ts';

/** `check MANIFEST`: every problem of the manifest, its media and its subtitles at once. */
export const check: Command<ProjectOptions & { readonly json?: boolean }> = async (options, context) => {
  const { terminal } = context;
  const { project } = await openSession(options, context);
  const visibility = project.manifest ? visibilityProblems(project.manifest) : [];
  const problems = [...project.problems, ...visibility.filter((problem) => stands(problem, project.problems))];
  const ok = !stops(problems, options.acceptErrors);
  terminal.progress({ stage: 'done', share: 1, message: '' });
  if (options.json) terminal.result(JSON.stringify({ ok, problems }, null, 2));
  else
    terminal.result(
      [...problemLines(problems), ok ? `${options.manifest} is good.` : `${options.manifest} needs mending.`].join(
        '\n',
      ),
    );
  return ok ? 0 : 2;
};
