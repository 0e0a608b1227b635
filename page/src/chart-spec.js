/** What an answer's chart looks like on this page: its words, its room, its colours. Loaded with the first chart. */

import { isTime, shortCell } from "./format.js";
import { columnLabel } from "./model.js";

const MOST_GROUPED = 6;
const MOST_POINTS_SHOWN = 40;
const NARROW = 420;

/**
 * The answer's own chart with this page's words for fields and values, and room for them. Each mark is described by the
 * number of its row.
 */
export function prepared(chart, columns, size, width) {
  const spec = structuredClone(chart);
  const byName = Object.fromEntries(columns.map((column) => [column.name, column]));
  const { x, y, color } = spec.encoding;
  const labels = [x, y, color].filter((channel) => channel && channel.type !== "quantitative");
  const values = [x, y].find((channel) => channel?.type === "quantitative");
  labels.forEach((channel) => (channel.sort = inOrder(byName[channel.field], spec.data.values)));
  spec.data.values.forEach((datum, index) => {
    datum.row = String(index);
    labels.forEach(({ field }) => (datum[field] = shortCell(byName[field], datum[field])));
  });
  labels.forEach((channel) => (channel.title = channel === color ? columnLabel(byName[channel.field]) : null));
  values.title = size === "small" ? null : columnLabel(byName[values.field]);
  spec.encoding.description = { field: "row", type: "nominal" };
  spec.width = width;
  spec.autosize = { type: "fit-x", contains: "padding" };
  if (spec.mark.type === "line") {
    spec.height = size === "small" ? 170 : 240;
    spec.mark.point = spec.data.values.length <= MOST_POINTS_SHOWN ? true : "transparent";
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
export function look(size) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const text = { labelColor: colour("--muted"), titleColor: colour("--muted"), titleFontWeight: 500 };
  const font = style.fontFamily;
  return {
    background: "transparent",
    font,
    padding: { left: 0, right: 8, top: 6, bottom: 0 },
    view: { stroke: null },
    axis: { ...text, domain: false, ticks: false, gridColor: colour("--line"), labelPadding: 8, labelFontSize: 12, labelOverlap: "greedy", labelSeparation: 8, tickCount: 4 },
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
