/** Questions to begin with that this installation can answer: of its own measures, malls and months. */

import { get } from "./api.js";
import { month } from "./format.js";
import { capitalised, dimension, label, load, measure } from "./model.js";
import { t } from "./texts.js";

/** What is asked for: a measure, grouped or not; and which words ask for it. */
const IDEAS = [
  { measure: "revenue", text: "suggest.total", month: true },
  { measure: "revenue", dimension: "store", text: "suggest.top", month: true },
  { measure: "average_ticket", dimension: "segment", text: "suggest.by", month: true },
  { measure: "cancellation_rate", dimension: "channel", text: "suggest.by", month: true },
  { measure: "order_count", dimension: "day", text: "suggest.by", month: true },
  { measure: "revenue", dimension: "hub", text: "suggest.by", month: true },
  { measure: "order_count", dimension: "weekday", text: "suggest.by" },
  { measure: "revenue", dimension: "month", text: "suggest.hub", hub: true },
];

/** Gives the questions; none where no order is there to ask about. */
export async function suggestions() {
  const [, latest, hubs] = await Promise.all([load(), get("/api/orders?limit=1"), get("/api/hubs?limit=1")]);
  const order = latest.data.items[0];
  if (!order) {
    return [];
  }
  const words = { month: lastWholeMonth(order.order_moment_created), hub: hubs.data.items[0]?.hub_name };
  return IDEAS.filter((idea) => isKnown(idea) && (!idea.hub || words.hub)).map((idea) => question(idea, words));
}

function isKnown({ measure: counted, dimension: by }) {
  return measure(counted) && (!by || dimension(by)?.entities.includes(measure(counted).entity));
}

function question(idea, words) {
  const labels = {
    measure: label(measure(idea.measure)),
    dimension: idea.dimension ? label(dimension(idea.dimension)) : "",
  };
  const text = capitalised(t(idea.text, { ...words, ...labels }));
  return idea.month ? `${text} ${t("suggest.in", words)}?` : `${text}?`;
}

/** The month before the one of the latest order; that one itself where it is as good as over. */
function lastWholeMonth(moment) {
  const year = Number(moment.slice(0, 4));
  const index = Number(moment.slice(5, 7)) - 1;
  const isOver = Number(moment.slice(8, 10)) >= 28;
  const date = new Date(Date.UTC(year, isOver ? index : index - 1, 1));
  return month(date.toISOString().slice(0, 7));
}
