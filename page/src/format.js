/** Writes numbers, days and names as people of the chosen language read them. */

import { language, locale } from "./settings.js";
import { t, known } from "./texts.js";

/** "1.234,5" or "1,234.5". */
export function number(value, least = 0, most = 2) {
  return value.toLocaleString(locale(), { minimumFractionDigits: least, maximumFractionDigits: most });
}

const UNITS = {
  BRL: (value) => `${value < 0 ? "-" : ""}R$ ${number(Math.abs(value), 2)}`,
  FRACTION: (value) => `${number(value * 100, 1)}%`,
  MINUTES: (value) => `${number(value, 1)} min`,
  YEARS: (value) => number(value, 1),
  RATIO: (value) => number(value, 2, 4),
  DEGREES: (value) => number(value, 2, 4),
  COUNT: (value) => number(value),
};

/** A cell of a result as text. Ids are written without separators, unknown names as they are. */
export function cell(column, value) {
  if (value === null || value === undefined) {
    return "–";
  }
  if (typeof value === "number" && column.unit) {
    return UNITS[column.unit](value);
  }
  return PARTS_OF_TIME[column.name]?.(value) ?? known(`value.${value}`) ?? String(value);
}

/** Whether a column tells records apart and counts nothing. */
export function isId(column) {
  return column.name.endsWith("_id");
}

/** Whether a column's cells are set to the right, for digits to stand below each other. */
export function isNumeric(column) {
  return column.type !== "string" && !isId(column) && !isTime(column);
}

const PARTS_OF_TIME = {
  day,
  week: (monday) => t("week.of", { day: day(monday) }),
  month: (text) => month(text, "long"),
  quarter: (text) => t("quarter", { quarter: text.slice(6), year: text.slice(0, 4) }),
  weekday: (index) => weekday(index, "long"),
  hour: (hour) => `${hour}h`,
  customer_since: day,
};

/** Whether a column's cells are days, months, hours and the like. */
export function isTime(column) {
  return column.name in PARTS_OF_TIME;
}

/** Of parts of time, what is short enough for an axis. */
const SHORT_PARTS_OF_TIME = {
  day: (text) => dayAndMonth(text),
  week: (monday) => dayAndMonth(monday),
  month: (text) => month(text, "short"),
  weekday: (index) => weekday(index, "short"),
};

/** A cell as the label of an axis or a legend. */
export function shortCell(column, value) {
  return value === null ? cell(column, value) : (SHORT_PARTS_OF_TIME[column.name]?.(value) ?? cell(column, value));
}

/** "21/11/2026" or "Nov 21, 2026" of "2026-11-21". */
export function day(text) {
  return asDate(text).toLocaleDateString(locale(), {
    day: language() === "pt" ? "2-digit" : "numeric",
    month: language() === "pt" ? "2-digit" : "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

function dayAndMonth(text) {
  const month = language() === "pt" ? "2-digit" : "short";
  const day = language() === "pt" ? "2-digit" : "numeric";
  return asDate(text).toLocaleDateString(locale(), { day, month, timeZone: "UTC" });
}

/** "outubro de 2026" of "2026-10". */
export function month(text, length = "long") {
  return asDate(`${text}-01`).toLocaleDateString(locale(), { month: length, year: "numeric", timeZone: "UTC" });
}

function weekday(index, length) {
  const aMonday = Date.UTC(2024, 0, 1);
  return new Date(aMonday + (index - 1) * 86_400_000).toLocaleDateString(locale(), { weekday: length, timeZone: "UTC" });
}

/** A moment of the server, in the visitor's own time. */
export function moment(text) {
  const when = new Date(text);
  return Number.isNaN(when.getTime()) ? text : when.toLocaleString(locale(), { dateStyle: "medium", timeStyle: "short" });
}

function asDate(text) {
  return new Date(`${text}T00:00:00Z`);
}

/** How long something took: "12 ms", "1,4 s". */
export function duration(milliseconds) {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${number(milliseconds / 1000, 1, 1)} s`;
}
