/** What can be asked of this installation: its measures and dimensions, and the words they have. */

import { get } from "./api.js";
import { language } from "./settings.js";
import { known } from "./texts.js";

let loading = null;
let loaded = { measures: [], dimensions: [] };

/** Loads the semantic model, once for all who need it. */
export function load() {
  loading ??= get("/api/semantic-model").then(
    ({ data }) => (loaded = data),
    (failed) => {
      loading = null;
      throw failed;
    },
  );
  return loading;
}

export function measure(name) {
  return loaded.measures.find((each) => each.name === name);
}

export function dimension(name) {
  return loaded.dimensions.find((each) => each.name === name);
}

/** The name of a measure or dimension, in the language of the page. */
export function label(entry) {
  return entry.label[language()];
}

/** The heading of a result's column. */
export function columnLabel(column) {
  const entry = measure(column.name) ?? dimension(column.name);
  return capitalised(known(`column.${column.name}`) ?? (entry ? label(entry) : column.name.replaceAll("_", " ")));
}

export function capitalised(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
