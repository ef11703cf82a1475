import words from './presets.json' with { type: 'json' };
import type { Standard } from './standards.ts';

/** The standards a government starts with; it adds versions of its own. Words and sources stand in `presets.json`. */
export const STANDARD_PRESETS = words as readonly Omit<Standard, 'id'>[];
