/** A result as a table whose columns sort. */

import { announce, el } from "./dom.js";
import { cell, isId, isNumeric } from "./format.js";
import { columnLabel } from "./model.js";
import { locale } from "./settings.js";
import { t } from "./texts.js";

const ROWS_AT_FIRST = 10;
const ROWS_MORE = 100;

/**
 * The table of a result with all its rows, the first of which are shown until more are wanted. The number of a store or
 * mall stands behind its name, not in a column of its own.
 */
export function resultTable({ columns, rows, truncated }, caption) {
  let shown = ROWS_AT_FIRST;
  let sorted = rows;
  const indexes = columns.map((column, index) => index).filter((index) => !isNamed(columns, index));
  const body = el("tbody");
  const more = el("button", { type: "button", class: "quiet", onclick: showMore });
  const note = truncated && el("p", { class: "muted small" }, t("table.truncated", { rows: rows.length }));
  const headings = indexes.map((index) => heading(columns[index], (th, direction) => sort(th, index, direction)));

  function sort(th, index, direction) {
    headings.forEach((each) => each !== th && each.removeAttribute("aria-sort"));
    sorted = [...rows].sort((a, b) => compare(a[index], b[index], direction));
    announce(t(`table.sorted.${direction}`, { column: columnLabel(columns[index]) }));
    fill();
  }

  function showMore() {
    const first = shown;
    shown += ROWS_MORE;
    fill();
    body.rows[first]?.focus();
  }

  function fill() {
    body.replaceChildren(...sorted.slice(0, shown).map((row) => line(columns, indexes, row)));
    more.hidden = rows.length <= shown;
    more.textContent = t("table.more", { rows: Math.min(ROWS_MORE, rows.length - shown) });
  }

  fill();
  return el(
    "div",
    { class: "result" },
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
      el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, headings)), body),
    ),
    more,
    note,
  );
}

/** Whether a column has the numbers of what the next one names: `hub_id` before `hub_name`. */
function isNamed(columns, index) {
  return isId(columns[index]) && columns[index + 1]?.name === columns[index].name.replace(/_id$/, "_name");
}

function heading(column, sort) {
  const first = isNumeric(column) ? "descending" : "ascending";
  const second = isNumeric(column) ? "ascending" : "descending";
  const th = el(
    "th",
    { scope: "col", class: styleOf(column) },
    el("button", { type: "button", class: "sort", onclick: turn }, columnLabel(column)),
  );
  function turn() {
    const direction = th.getAttribute("aria-sort") === first ? second : first;
    th.setAttribute("aria-sort", direction);
    sort(th, direction);
  }
  return th;
}

function line(columns, indexes, row) {
  return el(
    "tr",
    { tabindex: "-1" },
    indexes.map((index) =>
      el(
        "td",
        { class: styleOf(columns[index]) },
        cell(columns[index], row[index]),
        index > 0 && isNamed(columns, index - 1) && [" ", el("span", { class: "id" }, `(${row[index - 1]})`)],
      ),
    ),
  );
}

function styleOf(column) {
  return isNumeric(column) ? "number" : isId(column) && "id";
}

/** Empty cells stay below, whichever way the rest runs. */
function compare(a, b, direction) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), locale());
  return direction === "ascending" ? order : -order;
}
