/** Draws an answer's chart. The libraries are fetched when the first chart is. */

import { cell, shortCell } from "./format.js";
import { columnLabel } from "./model.js";
import { language, onChange } from "./settings.js";

const LIBRARIES = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js"];
const FORMATS = {
  pt: { decimal: ",", thousands: ".", grouping: [3], currency: ["R$ ", ""], percent: "%" },
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["R$ ", ""], percent: "%" },
};
const MOST_GROUPED = 6;
const NARROW = 420;
let libraries = null;

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

/**
 * Draws a chart into a place as wide as that place is, and again when the theme changes.
 *
 * @param chart a Vega-Lite specification with its data
 * @param columns the columns of the result that it draws, for headings and formats
 * @param size "normal" beside an answer, "small" in a tile
 */
export async function draw(place, chart, columns, size = "normal") {
  const interpreter = await loadLibraries();
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

/** Bars lie, so that names can be read; those of two groupings lie side by side: not every measure adds up. */
function layBars(spec, size, width) {
  const { y, color } = spec.encoding;
  const colours = new Set(spec.data.values.map((datum) => datum[color?.field]));
  const grouped = color && colours.size <= MOST_GROUPED;
  y.axis = { labelLimit: Math.round(width * 0.42), ...y.axis };
  if (width < NARROW) {
    dropCommonWord(spec.data.values, y.field);
  }
  if (grouped) {
    spec.encoding.yOffset = { field: color.field };
  } else if (color) {
    color.legend = null;
  }
  spec.height = { step: grouped ? 14 : size === "small" ? 22 : 26 };
}

/** "SHOPPING A", "SHOPPING B" tell no more than "A", "B", where there is no room for more. */
function dropCommonWord(values, field) {
  const word = /^\S+ /.exec(values[0]?.[field])?.[0];
  if (word && values.length > 1 && values.every((datum) => datum[field]?.startsWith(word))) {
    values.forEach((datum) => (datum[field] = datum[field].slice(word.length)));
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
    range: { category: ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"].map(colour) },
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
