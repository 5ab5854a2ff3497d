import { defineWords } from '../words/define.ts';
import { cs } from './words/cs.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { hr } from './words/hr.ts';

export const words = defineWords(en, { cs, fr, hr });
