/** Says what went wrong with a call, and what can be done. */

import { CallFailed } from "./api.js";
import { t } from "./texts.js";

/** One sentence or two for the visitor. What is no failed call is a mistake of this page, and goes on to the console. */
export function failureText(failed) {
  if (!(failed instanceof CallFailed)) {
    console.error(failed);
    return t("failure.ours");
  }
  if (failed.kind !== "problem") {
    return t(`failure.${failed.kind}`);
  }
  if (failed.status === 401 || failed.status === 403) {
    return t("failure.key");
  }
  return failed.detail || t("failure.status", { status: failed.status });
}
