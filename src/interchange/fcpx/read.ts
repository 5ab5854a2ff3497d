import type { XmlElement } from '@rgrove/parse-xml';
import { add, type Rational } from '../../rational.ts';
import { type Cut, Refusal, type Tell } from '../cut.ts';
import { most, ZERO } from '../times.ts';
import { at, deep, elementsOf } from '../xml.ts';
import { formatOf, readResources, timeOf } from './resources.ts';
import { layStory, type Story } from './story.ts';

/**
 * FCPXML of Final Cut Pro (and of DaVinci Resolve): the first project of the file.
 * @throws Refusal where it holds no project with pictures
 */
export const readFcpx = (root: XmlElement, tell: Tell): Cut => {
  const projects = deep(root, 'project');
  const [project] = projects;
  const sequence = at(project, 'sequence');
  const spine = at(sequence, 'spine');
  if (!project || !sequence || !spine)
    throw new Refusal('no-timeline', 'the file', 'it holds clips and no project; export a project.');
  if (projects.length > 1)
    tell('warning', 'more-projects', 'the file', `it holds ${projects.length} projects; the first one was imported.`);
  const story: Story = { resources: readResources(root), tell, marks: [], sounds: [], pieces: { count: 0 } };
  const pieces = layStory(spine, story, 0, ZERO);
  if (pieces.length === 0) throw new Refusal('no-picture', 'the project', 'it has nothing to see in it.');
  return {
    title: project.attributes.name ?? '',
    ...formatOf(story.resources, sequence.attributes.format),
    pieces,
    end: endOf(spine),
    sounds: story.sounds,
    marks: story.marks,
  };
};

/** When the last element of the story line has ended. */
const endOf = (spine: XmlElement): Rational =>
  elementsOf(spine)
    .filter(({ name }) => name !== 'transition')
    .map((element) => add(timeOf(element, 'offset'), timeOf(element, 'duration')))
    .reduce(most, ZERO);
