/** Stores and customers: lists to page through, filter and edit. */

import { get } from "./api.js";
import { el, freshId, icon } from "./dom.js";
import { failureText } from "./failure.js";
import { cell } from "./format.js";
import { importView } from "./imports.js";
import { editRecord } from "./record-form.js";
import { KINDS, heading, loadMalls } from "./record-kinds.js";
import { t } from "./texts.js";

const PAGE = 50;

export function open(main, [tab = "stores"]) {
  const kind = KINDS[tab];
  main.append(
    el("h1", {}, t("records.title")),
    el(
      "nav",
      { class: "segments", "aria-label": t("records.kinds") },
      [...Object.keys(KINDS), "import"].map((name) =>
        el("a", { href: `#/records/${name}`, "aria-current": name === (kind ? tab : "import") && "page" }, t(`records.${name}`)),
      ),
    ),
    kind ? new RecordList(tab, kind).view : importView(),
  );
}

class RecordList {
  constructor(name, kind) {
    this.name = name;
    this.kind = kind;
    this.next = null;
    this.count = 0;
    this.filters = {};
    this.body = el("tbody");
    this.said = el("p", { class: "muted small", role: "status" });
    this.more = el("button", { type: "button", class: "quiet", hidden: true, onclick: () => this.load() }, t("records.more"));
    this.bar = el("div", { class: "bar" });
    this.view = el("div", { class: "card records" }, this.bar, this.table(), this.said, this.more);
    this.begin();
  }

  /** Names of malls are shown for their ids, so they come first. */
  async begin() {
    await loadMalls().catch((failed) => this.fail(failed));
    this.bar.replaceChildren(
      ...this.kind.fields.filter((field) => field.filter).map((field) => this.filter(field)),
      el("span", { class: "spring" }),
      el("button", { type: "button", class: "primary", onclick: () => this.edit(null) }, icon("plus"), t(`records.new.${this.name}`)),
    );
    this.reload();
  }

  filter(field) {
    const id = freshId("filter");
    const select = el(
      "select",
      { id, onchange: () => this.narrow(field.name, select.value) },
      el("option", { value: "" }, t("records.all")),
      field.options().map(([value, text]) => el("option", { value }, text)),
    );
    return el("div", { class: "filter" }, el("label", { for: id, class: "small muted" }, heading(field)), select);
  }

  narrow(field, value) {
    this.filters[field] = value;
    this.reload();
  }

  table() {
    const columns = this.kind.fields.filter((field) => field.listed);
    return el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t(`records.${this.name}`) },
      el(
        "table",
        {},
        el("caption", { class: "unseen" }, t(`records.${this.name}`)),
        el(
          "thead",
          {},
          el("tr", {}, columns.map((field) => el("th", { scope: "col" }, heading(field))), el("th", { scope: "col" }, el("span", { class: "unseen" }, t("records.actions")))),
        ),
        this.body,
      ),
    );
  }

  reload() {
    this.body.replaceChildren();
    this.count = 0;
    this.next = null;
    this.load();
  }

  async load() {
    const parameters = new URLSearchParams({ limit: PAGE });
    Object.entries({ ...this.filters, after: this.next }).forEach(([name, value]) => value && parameters.set(name, value));
    this.said.textContent = t("loading");
    try {
      const { data } = await get(`/api/${this.name}?${parameters}`);
      this.body.append(...data.items.map((record) => this.line(record)));
      this.count += data.items.length;
      this.next = data.next;
      this.said.textContent = this.count > 0 ? t("records.count", { count: this.count }) : t("records.none");
    } catch (failed) {
      this.fail(failed);
    }
    this.more.hidden = !this.next;
  }

  fail(failed) {
    this.said.textContent = failureText(failed);
  }

  line(record) {
    const fields = this.kind.fields.filter((field) => field.listed);
    const name = `${record[this.kind.nameField]} (${record[this.kind.idField]})`;
    return el(
      "tr",
      {},
      fields.map((field) => el("td", {}, field.show?.(record[field.name]) ?? cell(field, record[field.name]))),
      el(
        "td",
        { class: "number" },
        el(
          "button",
          { type: "button", class: "quiet round", "aria-label": t("records.edit", { name }), title: t("records.edit", { name }), onclick: () => this.edit(record) },
          icon("edit"),
        ),
      ),
    );
  }

  async edit(record) {
    const saved = await editRecord(this.name, this.kind, record?.[this.kind.idField]);
    if (!saved) {
      return;
    }
    const changed = this.line(saved);
    const place = record && [...this.body.rows].find((row) => row.cells[0].textContent === String(record[this.kind.idField]));
    if (place) {
      place.replaceWith(changed);
    } else {
      this.body.prepend(changed);
    }
    this.said.textContent = t("records.saved");
    changed.querySelector("button").focus();
  }
}
