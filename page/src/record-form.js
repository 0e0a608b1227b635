/** The dialog that creates or changes one record, guarded by the record's entity tag. */

import { call, get } from "./api.js";
import { el, freshId } from "./dom.js";
import { failureText } from "./failure.js";
import { cell } from "./format.js";
import { heading } from "./record-kinds.js";
import { language } from "./settings.js";
import { t } from "./texts.js";

const CHANGED_MEANWHILE = 412;
const GONE = 404;

/** Opens the dialog, for a new record where there is no id; gives the record as it was saved, or null. */
export async function editRecord(name, kind, id) {
  const form = new RecordForm(name, kind, id);
  return form.open();
}

class RecordForm {
  constructor(name, kind, id) {
    this.name = name;
    this.kind = kind;
    this.id = id;
    this.etag = null;
    this.saved = null;
    this.controls = kind.fields.map((field) => new Control(field, id !== undefined && field.name === kind.idField));
    this.fields = el("fieldset", {}, this.controls.map((control) => control.element));
    this.message = el("div", { role: "alert" });
    this.save = el("button", { type: "submit", class: "primary" }, t("records.save"));
  }

  async open() {
    const title = freshId("record");
    const heading = this.id === undefined ? t(`records.new.${this.name}`) : t(`records.edit.${this.name}`, { id: this.id });
    this.dialog = el(
      "dialog",
      { "aria-labelledby": title },
      el(
        "form",
        { novalidate: true, onsubmit: (event) => this.submit(event) },
        el("h2", { id: title }, heading),
        this.message,
        this.fields,
        el("div", { class: "buttons" }, this.save, el("button", { type: "button", onclick: () => this.dialog.close() }, t("cancel"))),
      ),
    );
    document.body.append(this.dialog);
    const closed = new Promise((resolve) => this.dialog.addEventListener("close", resolve));
    this.dialog.showModal();
    if (this.id !== undefined) {
      await this.read();
    }
    await closed;
    this.dialog.remove();
    return this.saved;
  }

  /** Nothing can be entered before it is known what is there. */
  async read() {
    this.fields.disabled = true;
    try {
      const { data, etag } = await get(`/api/${this.name}/${this.id}`);
      this.etag = etag;
      this.controls.forEach((control) => control.set(data[control.field.name]));
      this.fields.disabled = false;
      this.controls[1].input.focus();
    } catch (failed) {
      this.say(el("p", { class: "error" }, failureText(failed)));
      this.save.disabled = true;
    }
  }

  async submit(event) {
    event.preventDefault();
    this.controls.forEach((control) => control.accuse(null));
    this.message.replaceChildren();
    this.save.disabled = true;
    try {
      this.saved = await this.send();
      this.dialog.close();
    } catch (failed) {
      await this.explain(failed);
    }
    this.save.disabled = false;
  }

  async send() {
    const body = Object.fromEntries(this.controls.map((control) => [control.field.name, control.value()]));
    if (this.id === undefined) {
      return (await call("POST", `/api/${this.name}`, { body })).data;
    }
    const headers = { "If-Match": this.etag };
    return (await call("PUT", `/api/${this.name}/${this.id}`, { body, headers })).data;
  }

  async explain(failed) {
    if (failed.status === CHANGED_MEANWHILE) {
      return this.showConflict();
    }
    const accused = this.controls.filter((control) =>
      control.accuse(failed.errors?.find((error) => error.field === control.field.name)?.reason),
    );
    this.say(el("p", { class: "error" }, accused.length > 0 ? t("records.wrong") : failureText(failed)));
    accused[0]?.input.focus();
  }

  /** Shows what the other person made of it, field by field, and lets the visitor choose. */
  async showConflict() {
    try {
      const { data, etag } = await get(`/api/${this.name}/${this.id}`);
      this.etag = etag;
      this.controls.forEach((control) => control.compare(data[control.field.name]));
      this.say(
        el("p", { class: "error" }, t("records.conflict")),
        el(
          "div",
          { class: "buttons" },
          el("button", { type: "submit" }, t("records.conflict.keep")),
          el("button", { type: "button", onclick: () => this.take(data) }, t("records.conflict.take")),
        ),
      );
    } catch (failed) {
      this.say(el("p", { class: "error" }, failed.status === GONE ? t("records.conflict.gone") : failureText(failed)));
    }
  }

  take(data) {
    this.controls.forEach((control) => control.set(data[control.field.name]));
    this.message.replaceChildren();
    this.controls[1].input.focus();
  }

  say(...nodes) {
    this.message.replaceChildren(...nodes);
  }
}

/** One field with its label and, when it is wrong, the reason. */
class Control {
  constructor(field, fixed) {
    this.field = field;
    const id = freshId("field");
    this.note = el("p", { id: `${id}-note`, class: "small" });
    this.input = field.input === "select" ? select(field, id) : el("input", { id, ...kindOfInput(field.input), readonly: fixed });
    this.input.setAttribute("aria-describedby", this.note.id);
    this.element = el("div", {}, el("label", { for: id }, heading(field)), this.input, this.note);
  }

  set(value) {
    this.input.value = value === null || value === undefined ? "" : this.field.input === "decimal" ? decimal(value) : String(value);
    this.accuse(null);
  }

  /** What is entered, as the API takes it; what is no number goes as it is, for the API to refuse. */
  value() {
    const text = this.input.value.trim();
    if (text === "") {
      return null;
    }
    const number = Number(text.replace(",", "."));
    return this.field.type === "string" || Number.isNaN(number) ? text : number;
  }

  /** Marks the field as wrong for a reason, or as right for none; gives whether it is wrong. */
  accuse(reason) {
    this.input.setAttribute("aria-invalid", String(Boolean(reason)));
    this.note.className = "small error";
    this.note.textContent = reason ?? "";
    return Boolean(reason);
  }

  compare(value) {
    const differs = (value ?? null) !== this.value();
    const { show } = this.field;
    const text = value === null || value === undefined ? t("records.empty") : (show?.(value) ?? cell(this.field, value));
    this.note.className = "small muted";
    this.note.textContent = differs ? t("records.conflict.now", { value: text }) : "";
  }
}

function select(field, id) {
  return el("select", { id }, el("option", { value: "" }, "–"), field.options().map(([value, text]) => el("option", { value }, text)));
}

/** Decimals are text: browsers disagree on the comma in number fields. */
function kindOfInput(kind) {
  const inputmode = { integer: "numeric", decimal: "decimal" }[kind];
  return { type: kind === "date" ? "date" : "text", inputmode, autocomplete: "off" };
}

function decimal(value) {
  return language() === "pt" ? String(value).replace(".", ",") : String(value);
}
