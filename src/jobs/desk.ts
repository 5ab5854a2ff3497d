import type { StoredProject } from '../documents/project.ts';
import type { Workshop } from './workshop.ts';

/** What films are looked at with. */
export type Desk = Pick<Workshop, 'records' | 'planner' | 'tool' | 'font' | 'engineOf' | 'publicUrl'>;

/** An edition of a documentary as it stands. */
export type DeskFilm = StoredProject & { readonly edition: string };
