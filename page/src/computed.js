/** How an answer was computed: what was understood, what the words mean, what was asked of the database. */

import { el } from "./dom.js";
import { day, duration, number } from "./format.js";
import { capitalised, dimension, label, load, measure } from "./model.js";
import { language } from "./settings.js";
import { known, t } from "./texts.js";

/** The part that opens under an answer. */
export function howComputed(answer) {
  const facts = el("dl", { class: "facts" });
  const details = el(
    "details",
    { class: "computed" },
    el("summary", {}, t("how.title")),
    facts,
    answer.plan && json(t("how.plan"), answer.plan),
    answer.query && json(t("how.query"), answer.query),
  );
  details.addEventListener("toggle", () => details.open && fill(facts, answer));
  return details;
}

/** Filled when opened, as it needs the semantic model. */
async function fill(facts, answer) {
  await load().catch(() => null);
  facts.replaceChildren(
    ...fact("how.understood", answer.understood),
    ...fact("how.reason", answer.reason && (known(`reason.${answer.reason}`) ?? answer.reason)),
    ...(answer.plan ? planFacts(answer.plan) : []),
    ...fact("how.matched", answer.coverage && number(answer.coverage.matched)),
    ...fact("how.leftOut", leftOut(answer.coverage?.left_out)),
    ...fact("how.planner", plannerText(answer)),
    ...fact("how.time", duration(answer.elapsed_ms)),
  );
}

/** The plan in words. Plans of several parts are told by the part that is computed. */
function planFacts(plan) {
  const summary = [plan, plan.summary, plan.trend, plan.whole, plan.activity].find((part) => part?.measure);
  if (!summary) {
    return [];
  }
  const counted = measure(summary.measure);
  return [
    ...fact("how.measure", counted && `${capitalised(label(counted))}: ${counted.definition[language()]}`),
    ...fact("how.groups", summary.group_by?.map((name) => (dimension(name) ? label(dimension(name)) : name)).join(", ")),
    ...fact("how.period", summary.period && periodText(summary.period)),
    ...fact("how.ranking", summary.ranking && t(`how.ranking.${summary.ranking.direction}`, { limit: summary.ranking.limit })),
  ];
}

/** Periods end before their end. */
function periodText({ start, end }) {
  const last = new Date(`${end}Z`);
  last.setUTCSeconds(last.getUTCSeconds() - 1);
  return t("how.period.range", { first: day(start.slice(0, 10)), last: day(last.toISOString().slice(0, 10)) });
}

function leftOut(reasons) {
  return reasons?.map(({ reason, count }) => `${number(count)} – ${known(`leftOut.${reason}`) ?? reason}`).join("; ");
}

function plannerText({ planner, model }) {
  const text = known(`planner.${planner}`) ?? planner;
  return model ? `${text} (${model.name}, ${t("how.tokens", { in: model.prompt_tokens, out: model.output_tokens })})` : text;
}

function fact(name, value) {
  return value ? [el("div", {}, el("dt", {}, t(name)), el("dd", {}, value))] : [];
}

function json(title, value) {
  return el(
    "details",
    { class: "json" },
    el("summary", {}, title),
    el("pre", { tabindex: "0", role: "region", "aria-label": title }, JSON.stringify(value, null, 2)),
  );
}
