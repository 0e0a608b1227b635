/** Draws an answer's chart. The libraries are fetched when the first chart is. */

import { cell, isTime, shortCell } from "./format.js";
import { columnLabel } from "./model.js";
import { language, onChange } from "./settings.js";

const LIBRARIES = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js"];
const FORMATS = {
  pt: { decimal: ",", thousands: ".", grouping: [3], currency: ["R$ ", ""], percent: "%" },
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["R$ ", ""], percent: "%" },
};
const MOST_GROUPED = 6;
const NARROW = 420;
const MARGIN = "200px";
let libraries = null;
let turn = Promise.resolve();

function loadLibraries() {
  const folder = document.documentElement.dataset.charts;
  return (libraries ??= Promise.all([
    LIBRARIES.reduce((before, name) => before.then(() => script(`${folder}/${name}`)), Promise.resolve()).then(
      () => import(`${folder}/vega-interpreter.js`),
    ),
  ]).then(([interpreter]) => interpreter.expressionInterpreter));
}

function script(source) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

/** Comes when a place is in sight, or nearly so. */
function inSight(place) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          observer.disconnect();
          resolve();
        }
      },
      { rootMargin: MARGIN },
    );
    observer.observe(place);
  });
}

/** Comes when it is this caller's turn, and the browser has had time for others since the last one's. */
function inTurn() {
  turn = turn.then(() => new Promise((resolve) => setTimeout(resolve)));
  return turn;
}

/**
 * Draws a chart into a place as wide as that place is, once it comes into sight, and again when the theme changes.
 *
 * @param chart a Vega-Lite specification with its data
 * @param columns the columns of the result that it draws, for headings and formats
 * @param size "normal" beside an answer, "small" in a tile
 */
export async function draw(place, chart, columns, size = "normal") {
  await inSight(place);
  const interpreter = await loadLibraries();
  await inTurn();
  let view = null;
  async function redraw() {
    view?.finalize();
    const embedded = await window.vegaEmbed(place, prepared(chart, columns, size, place.clientWidth), {
      actions: false,
      ast: true,
      config: look(size),
      defaultStyle: false,
      expr: interpreter,
      formatLocale: FORMATS[language()],
      logLevel: window.vega.Error,
      renderer: "svg",
      tooltip: showTip,
    });
    view = embedded.view;
  }
  await redraw();
  const stop = onChange((what) => {
    if (!place.isConnected) {
      stop();
      view.finalize();
    } else if (what === "theme") {
      redraw();
    }
  });
}

/** The answer's own chart with this page's words for fields and values, and room for them. */
function prepared(chart, columns, size, width) {
  const spec = structuredClone(chart);
  const byName = Object.fromEntries(columns.map((column) => [column.name, column]));
  const { x, y, color } = spec.encoding;
  const labels = [x, y, color].filter((channel) => channel && channel.type !== "quantitative");
  const values = [x, y].find((channel) => channel?.type === "quantitative");
  labels.forEach((channel) => (channel.sort = inOrder(byName[channel.field], spec.data.values)));
  spec.data.values.forEach((datum) => {
    datum.tip = Object.entries(datum).map(([name, value]) => [columnLabel(byName[name]), cell(byName[name], value)]);
    labels.forEach(({ field }) => (datum[field] = shortCell(byName[field], datum[field])));
  });
  labels.forEach((channel) => (channel.title = channel === color ? columnLabel(byName[channel.field]) : null));
  values.title = size === "small" ? null : columnLabel(byName[values.field]);
  spec.width = "container";
  spec.autosize = { type: "fit-x", contains: "padding" };
  spec.mark = { ...spec.mark, tooltip: { content: "data" } };
  if (spec.mark.type === "line") {
    spec.height = size === "small" ? 170 : 240;
    spec.mark.point = spec.data.values.length <= 40;
    x.axis = { labelAngle: 0, labelOverlap: "greedy", labelSeparation: 10, ...x.axis };
  } else {
    layBars(spec, size, width);
  }
  return spec;
}

/** The labels of a column, times as they pass, others as they come. */
function inOrder(column, values) {
  const cells = [...new Set(values.map((datum) => datum[column.name]))];
  const sorted = isTime(column) ? cells.sort((a, b) => (a > b) - (a < b)) : cells;
  return sorted.map((value) => shortCell(column, value));
}

/**
 * Bars lie, so that names can be read. Those of two groupings lie side by side, as not every measure adds up; where that
 * would be too many colours to tell apart, values are shades of one. A second grouping with one value to a bar has no colour.
 */
function layBars(spec, size, width) {
  const { x, y, color } = spec.encoding;
  const values = spec.data.values;
  const count = (field) => new Set(values.map((datum) => datum[field])).size;
  y.axis = { labelLimit: Math.round(width * 0.42), ...y.axis };
  spec.height = { step: size === "small" ? 22 : 26 };
  if (width < NARROW) {
    dropCommonWord(values, y);
  }
  if (color && count(y.field) === values.length) {
    delete spec.encoding.color;
  } else if (color && count(color.field) <= MOST_GROUPED) {
    spec.encoding.yOffset = { field: color.field };
    spec.height.step = 14;
  } else if (color) {
    spec.mark.type = "rect";
    spec.encoding.x = { ...color, axis: { labelAngle: -45, labelLimit: 90 } };
    spec.encoding.color = { field: x.field, type: "quantitative", title: x.title, legend: { format: x.axis?.format } };
  }
}

/** "SHOPPING A", "SHOPPING B" tell no more than "A", "B", where there is no room for more. */
function dropCommonWord(values, channel) {
  const { field } = channel;
  const word = /^\S+ /.exec(values[0]?.[field])?.[0];
  if (word && values.length > 1 && values.every((datum) => datum[field]?.startsWith(word))) {
    values.forEach((datum) => (datum[field] = datum[field].slice(word.length)));
    channel.sort = channel.sort.map((label) => label.slice(word.length));
  }
}

/** Colours and letters as the page has them. */
function look(size) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const text = { labelColor: colour("--muted"), titleColor: colour("--muted"), titleFontWeight: 500 };
  const font = style.fontFamily;
  return {
    background: "transparent",
    font,
    padding: { left: 0, right: 8, top: 6, bottom: 0 },
    view: { stroke: null },
    axis: { ...text, domain: false, ticks: false, gridColor: colour("--line"), labelPadding: 8, labelFontSize: 12, tickCount: 4 },
    axisY: { titleAngle: 0, titleAlign: "left", titleAnchor: "start", titleX: 0, titleY: -14, titleBaseline: "bottom" },
    axisBand: { grid: false },
    legend: { ...text, orient: "top", labelFontSize: 12, symbolType: "circle", title: null },
    bar: { color: colour("--accent-fill"), cornerRadiusEnd: 3 },
    line: { color: colour("--accent-fill"), strokeWidth: 2.5 },
    point: { color: colour("--accent-fill"), filled: true, size: size === "small" ? 18 : 30 },
    range: {
      ramp: [colour("--accent-soft"), colour("--accent")],
      heatmap: [colour("--accent-soft"), colour("--accent")],
      category: ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"].map(colour),
    },
  };
}

/** The box beside the pointer. Vega's own brings a style sheet that the page's policy forbids. */
function showTip(handler, event, item, value) {
  const tip = document.getElementById("tip");
  const lines = item?.datum?.tip;
  tip.hidden = !lines || value === null || value === undefined || value === "";
  if (tip.hidden) {
    return;
  }
  tip.replaceChildren(
    ...lines.map(([name, text]) => {
      const line = document.createElement("div");
      const strong = document.createElement("strong");
      strong.textContent = text;
      line.append(`${name}: `, strong);
      return line;
    }),
  );
  const left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8);
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${event.clientY + 18}px`;
}
