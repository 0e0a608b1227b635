/** Periods of days, and the control that picks one. Days are texts like "2026-10-31". */

import { el, freshId } from "./dom.js";
import { day } from "./format.js";
import { t } from "./texts.js";

const OWN = "own";
const MOST_DAYS = 45;
const MOST_WEEKS_IN_DAYS = 200;

/** The periods to choose from, by the day that they end with. */
export const PERIODS = {
  7: (last) => ({ first: plus(last, -6), last }),
  30: (last) => ({ first: plus(last, -29), last }),
  90: (last) => ({ first: plus(last, -89), last }),
  year: (last) => ({ first: plus(last, -364), last }),
};

/** As part of a question: "de 01/10/2026 a 31/10/2026". */
export function periodText({ first, last }) {
  return t("period.question", { first: day(first), last: day(last) });
}

/** The time dimension that gives a line with neither too few points nor too many. */
export function grainOf({ first, last }) {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  return days <= MOST_DAYS ? "day" : days <= MOST_WEEKS_IN_DAYS ? "week" : "month";
}

function plus(text, days) {
  const date = new Date(`${text}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/**
 * The control.
 *
 * @param latest the day that ready-made periods end with
 * @param chosen the name and the period to begin with
 * @param pick gets the name and the period when another is picked
 */
export function periodPicker(latest, chosen, pick) {
  const group = freshId("period");
  const own = ownPeriod(chosen.period, (period) => pick(OWN, period));
  const options = [...Object.keys(PERIODS).sort(inOrder), OWN].map((name) => {
    const input = el("input", { type: "radio", name: group, value: name, onchange: () => choose(name) });
    input.checked = name === chosen.name;
    return el("label", {}, input, el("span", {}, t(`period.${name}`)));
  });

  function choose(name) {
    own.hidden = name !== OWN;
    if (name !== OWN) {
      pick(name, PERIODS[name](latest));
    }
  }

  own.hidden = chosen.name !== OWN;
  return el("div", { class: "period" }, el("fieldset", { class: "segments" }, el("legend", { class: "unseen" }, t("dashboard.period")), options), own);
}

/** Numbers of days first, then the year. */
function inOrder(a, b) {
  return (Number(a) || Infinity) - (Number(b) || Infinity);
}

function ownPeriod(period, pick) {
  const first = el("input", { type: "date", id: freshId("first"), value: period.first, required: true });
  const last = el("input", { type: "date", id: freshId("last"), value: period.last, required: true });
  const wrong = el("p", { class: "error small", role: "alert" });
  return el(
    "form",
    {
      class: "own",
      onsubmit(event) {
        event.preventDefault();
        const isWrong = first.value > last.value;
        wrong.textContent = isWrong ? t("period.wrong") : "";
        if (!isWrong) {
          pick({ first: first.value, last: last.value });
        }
      },
    },
    el("label", { for: first.id }, t("dashboard.from")),
    first,
    el("label", { for: last.id }, t("dashboard.to")),
    last,
    el("button", { type: "submit" }, t("dashboard.show")),
    wrong,
  );
}
