/** Sends a CSV file part by part, and tells what became of its rows. */

import { post } from "./api.js";
import { el, freshId } from "./dom.js";
import { chunks, readText } from "./csv.js";
import { failureText } from "./failure.js";
import { number } from "./format.js";
import { t } from "./texts.js";

const KINDS = ["hubs", "channels", "stores", "customers", "orders"];
const ROWS_A_PART = 500;
const COUNTS = ["read", "inserted", "updated", "unchanged"];
const MOST_REJECTIONS_SHOWN = 200;
const UNAVAILABLE = 503;
const MOST_PAUSES = 20;

/** The form, and under it the course of the import. */
export function importView() {
  const course = el("div", { class: "course" });
  const kind = el("select", { id: freshId("kind") }, KINDS.map((name) => el("option", { value: name }, t(`import.${name}`))));
  const file = el("input", { id: freshId("file"), type: "file", accept: ".csv,text/csv", required: true, onchange: guessKind });
  const start = el("button", { type: "submit", class: "primary" }, t("import.start"));

  function guessKind() {
    const guessed = KINDS.find((name) => file.files[0]?.name.toLowerCase().startsWith(name));
    kind.value = guessed ?? kind.value;
  }

  async function submit(event) {
    event.preventDefault();
    start.disabled = true;
    await new Import(kind.value, file.files[0], course).run();
    start.disabled = false;
  }

  return el(
    "div",
    { class: "card records" },
    el("h2", {}, t("import.title")),
    el("p", { class: "muted" }, t("import.lead"), " ", t("import.order")),
    el(
      "form",
      { class: "import", onsubmit: submit },
      el("div", {}, el("label", { for: file.id }, t("import.file")), file),
      el("div", {}, el("label", { for: kind.id }, t("import.kind")), kind),
      start,
    ),
    course,
  );
}

class Import {
  constructor(kind, file, place) {
    this.kind = kind;
    this.file = file;
    this.stopped = new AbortController();
    this.counts = { read: 0, inserted: 0, updated: 0, unchanged: 0 };
    this.rejected = [];
    this.progress = el("progress", { "aria-label": t("import.progress"), value: "0", max: "1" });
    this.said = el("p", { class: "muted small", role: "status" });
    this.stop = el("button", { type: "button", onclick: () => this.stopped.abort() }, t("import.stop"));
    this.report = el("div");
    place.replaceChildren(el("div", { class: "running" }, this.progress, this.stop), this.said, this.report);
  }

  async run() {
    try {
      const parts = chunks(await readText(this.file), ROWS_A_PART);
      const rows = parts.reduce((sum, part) => sum + part.rows, 0);
      this.progress.max = Math.max(rows, 1);
      for (const part of parts) {
        this.take(await this.send(part), part);
        this.progress.value = this.counts.read;
        this.said.textContent = t("import.sent", { sent: number(this.counts.read), rows: number(rows) });
      }
      this.end(rows > 0 ? t("import.done") : t("import.noRows"));
    } catch (failed) {
      this.end(failed.kind === "cancelled" ? t("import.stopped") : [failureText(failed), ...reasons(failed)].join(" "));
    }
  }

  /** Sends a part; waits and sends it again where the server asks for that. */
  async send(part, pauses = 0) {
    try {
      const { data } = await post(`/api/imports/${this.kind}`, part.csv, { type: "text/csv", signal: this.stopped.signal });
      return data;
    } catch (failed) {
      if (failed.status !== UNAVAILABLE || !failed.retryAfter || pauses >= MOST_PAUSES) {
        throw failed;
      }
      this.said.textContent = t("import.waiting", { seconds: failed.retryAfter });
      await new Promise((resolve) => setTimeout(resolve, failed.retryAfter * 1000));
      return this.send(part, pauses + 1);
    }
  }

  /** Adds up what the API reports; its lines count from the part's own header. */
  take(data, part) {
    COUNTS.forEach((name) => (this.counts[name] += data[name]));
    this.rejected.push(...data.rejected.map((each) => ({ ...each, line: each.line - 2 + part.firstLine })));
  }

  end(text) {
    this.stop.remove();
    this.said.textContent = text;
    const { read, inserted, updated, unchanged } = this.counts;
    const rejectedRows = read - inserted - updated - unchanged; // the API does not name all of very many
    const counts = { ...this.counts, rejected: rejectedRows };
    this.report.replaceChildren(
      el(
        "dl",
        { class: "counts" },
        Object.entries(counts).map(([name, count]) => el("div", {}, el("dt", {}, t(`import.${name}`)), el("dd", {}, number(count)))),
      ),
      ...(rejectedRows > 0 ? [this.rejections()] : []),
    );
  }

  rejections() {
    const shown = this.rejected.slice(0, MOST_REJECTIONS_SHOWN);
    const caption = t("import.rejections");
    return el(
      "div",
      {},
      el("h2", {}, caption),
      el(
        "div",
        { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
        el(
          "table",
          {},
          el("thead", {}, el("tr", {}, ["line", "field", "reason"].map((name) => el("th", { scope: "col" }, t(`import.${name}`))))),
          el("tbody", {}, shown.map(({ line, field, reason }) => el("tr", {}, [number(line), field, reason].map((text) => el("td", {}, text))))),
        ),
      ),
      shown.length < this.rejected.length &&
        el("p", { class: "muted small" }, t("import.firstRejections", { shown: shown.length, all: this.rejected.length })),
    );
  }
}

/** What is wrong with the header, where that is what the server refused. */
function reasons(failed) {
  return failed.errors?.map(({ field, reason }) => `${field}: ${reason}`) ?? [];
}
