/** The words of the page in both languages. What the API says comes in the right language already. */

import { language } from "./settings.js";
import { english } from "./texts-en.js";
import { portuguese } from "./texts-pt.js";

const TEXTS = { pt: portuguese, en: english };

/** A text, with `{name}` places filled. */
export function t(key, values = {}) {
  return known(key, values) ?? key;
}

/** A text that may not be there: for codes and names that the API may have more of than this page knows. */
export function known(key, values = {}) {
  return TEXTS[language()][key]?.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
