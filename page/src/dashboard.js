/** The dashboard: a handful of questions about one period, asked as anybody could ask them. */

import { get, post } from "./api.js";
import { draw } from "./chart.js";
import { el, freshId, icon } from "./dom.js";
import { failureText } from "./failure.js";
import { cell } from "./format.js";
import { capitalised, dimension, label, load, measure } from "./model.js";
import { PERIODS, grainOf, periodPicker, periodText } from "./period.js";
import { locale } from "./settings.js";
import { t } from "./texts.js";

const MEASURES = ["revenue", "order_count", "average_ticket", "cancellation_rate"];
const DIMENSIONS = ["hub", "channel", "segment"];

/** What is looked at; kept while the page is open. */
const chosen = { measure: MEASURES[0], period: null, name: "30" };

export async function open(main) {
  main.classList.add("dashboard");
  main.append(el("h1", {}, t("dashboard.title")));
  const loading = el("p", { class: "muted", role: "status" }, t("loading"));
  main.append(loading);
  try {
    const [, orders] = await Promise.all([load(), get("/api/orders?limit=1")]);
    const latest = orders.data.items[0]?.order_moment_created.slice(0, 10);
    loading.remove();
    if (latest) {
      new Dashboard(main, latest);
    } else {
      main.append(el("p", {}, t("ask.empty"), " ", el("a", { href: "#/records/import" }, t("ask.empty.import"))));
    }
  } catch (failed) {
    loading.replaceWith(el("p", { class: "error", role: "alert" }, failureText(failed)));
  }
}

class Dashboard {
  /** Periods end with the day of the latest order: what has no data yet is nothing to look at. */
  constructor(main, latest) {
    this.asking = new AbortController();
    this.figures = el("div", { class: "figures", role: "group", "aria-label": t("dashboard.measures") });
    this.tiles = el("div", { class: "tiles" });
    chosen.period ??= PERIODS[chosen.name](latest);
    main.append(
      periodPicker(latest, chosen, (name, period) => {
        Object.assign(chosen, { name, period });
        this.show();
      }),
      this.figures,
      this.tiles,
    );
    this.show();
  }

  show() {
    this.asking.abort();
    this.asking = new AbortController();
    this.figures.replaceChildren(...MEASURES.filter(measure).map((name) => this.figure(name)));
    this.showTiles();
  }

  /** One number, and a button that has the tiles show its measure. */
  figure(name) {
    const value = el("span", { class: "value" }, "…");
    const button = el(
      "button",
      { type: "button", class: "figure", "aria-pressed": String(name === chosen.measure), onclick: () => this.choose(name) },
      el("span", { class: "muted small" }, title(name)),
      value,
    );
    this.answer(question(name))
      .then(({ result, answer }) => (value.textContent = result ? cell(result.columns.at(-1), result.rows[0].at(-1)) : answer))
      .catch((failed) => this.say(failed, (text) => value.replaceChildren(el("span", { class: "small error" }, text))));
    return button;
  }

  choose(name) {
    chosen.measure = name;
    const names = MEASURES.filter(measure);
    [...this.figures.children].forEach((button, index) => button.setAttribute("aria-pressed", String(names[index] === name)));
    this.showTiles();
  }

  showTiles() {
    const name = chosen.measure;
    const grain = grainOf(chosen.period);
    const byDimension = DIMENSIONS.filter(dimension).map((by) =>
      this.tile(t("dashboard.by", { measure: title(name), dimension: label(dimension(by)) }), question(name, by), by),
    );
    this.tiles.replaceChildren(
      this.tile(t("dashboard.overTime", { measure: title(name) }), question(name, grain), "time"),
      ...byDimension,
    );
  }

  /** A chart; a link leads to the question that it is drawn from. */
  tile(heading, asked, kind) {
    const place = el("div", { class: "chart", "aria-hidden": "true" });
    const said = el("p", { class: "muted small" }, t("loading"));
    const id = freshId("tile");
    this.answer(asked)
      .then(({ answer, chart, result }) => {
        said.textContent = answer;
        said.classList.toggle("unseen", Boolean(chart));
        place.hidden = !chart;
        return chart && draw(place, chart, result.columns, "small");
      })
      .catch((failed) => this.say(failed, (text) => (said.textContent = text)));
    return el(
      "section",
      { class: `card tile ${kind}`, "aria-labelledby": id },
      el(
        "h2",
        { id },
        el("a", { href: `#/?q=${encodeURIComponent(asked)}`, title: t("dashboard.open", { question: asked }) }, heading, icon("open")),
      ),
      said,
      place,
    );
  }

  async answer(asked) {
    const { signal } = this.asking;
    const { data } = await post("/api/ask", { question: asked, locale: locale() }, { signal });
    return data;
  }

  /** What was asked for another period, or from another view, is no longer of interest. */
  say(failed, show) {
    if (failed.kind !== "cancelled") {
      show(failureText(failed));
    }
  }
}

function title(name) {
  return capitalised(label(measure(name)));
}

/** "Faturamento por shopping de 01/10/2026 a 31/10/2026". */
function question(name, by) {
  const grouped = by ? t("suggest.by", { measure: title(name), dimension: label(dimension(by)) }) : title(name);
  return `${grouped} ${periodText(chosen.period)}`;
}
