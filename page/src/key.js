/** Asks for the function key or the Entra ID token, once for all requests that wait for it. */

import { forgetKey, onKeyWanted, storeKey, storedKey } from "./api.js";
import { el, freshId } from "./dom.js";
import { t } from "./texts.js";

let asking = null;

onKeyWanted((refused) => (asking ??= ask(refused).finally(() => (asking = null))));

/** Opens the dialog; gives whether there is a key now. */
export function ask(refused = false) {
  return new Promise((resolve) => {
    const field = freshId("key");
    const input = el("input", {
      id: field,
      type: "password",
      autocomplete: "off",
      spellcheck: "false",
      required: true,
      "aria-describedby": `${field}-help${refused ? ` ${field}-error` : ""}`,
      "aria-invalid": refused,
    });
    const dialog = el(
      "dialog",
      { "aria-labelledby": `${field}-title`, class: "dialog" },
      el(
        "form",
        { onsubmit: use },
        el("h2", { id: `${field}-title` }, t("key.title")),
        el("p", { id: `${field}-help`, class: "muted" }, t("key.help")),
        refused && el("p", { id: `${field}-error`, class: "error", role: "alert" }, t("key.refused")),
        el("label", { for: field }, t("key.label")),
        input,
        el(
          "div",
          { class: "buttons" },
          el("button", { type: "submit", class: "primary" }, t("key.use")),
          el("button", { type: "button", onclick: () => dialog.close("") }, t("cancel")),
          storedKey() && el("button", { type: "button", onclick: forgetKey }, t("key.forget")),
        ),
      ),
    );
    function use(event) {
      event.preventDefault();
      dialog.close(input.value.trim() ? "given" : "");
    }
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "given") {
        storeKey(input.value.trim());
      }
      dialog.remove();
      resolve(dialog.returnValue === "given");
    });
    document.body.append(dialog);
    dialog.showModal();
    input.focus();
  });
}
