/**
 * Draws an answer's chart. Vega works in a worker, so that a phone never stands still meanwhile: what comes back is a
 * picture. The libraries are fetched with the first chart.
 */

import { cell } from "./format.js";
import { columnLabel } from "./model.js";
import { language, onChange } from "./settings.js";

const NUMBERS = {
  pt: { decimal: ",", thousands: ".", grouping: [3], currency: ["R$ ", ""], percent: "%" },
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["R$ ", ""], percent: "%" },
};
const MARGIN = "200px";
const MILLISECONDS_OF_REST = 150;
const ACROSS = 8;
let worker = null;

/** Has the worker draw; gives the picture as text. */
function picture(job) {
  worker ??= new Worker(new URL("./chart-worker.js", import.meta.url), { type: "module" });
  const { port1: answer, port2: port } = new MessageChannel();
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", reject, { once: true });
    answer.onmessage = ({ data }) => (data.svg ? resolve(data.svg) : reject(new Error(data.failure)));
    worker.postMessage({ ...job, port, libraries: document.documentElement.dataset.charts }, [port]);
  }).catch((failed) => {
    worker = null; // what could not be loaded may be there next time
    throw failed;
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

/**
 * Draws a chart into a place as wide as that place is, once it comes into sight, and again when the width or the theme
 * changes.
 *
 * @param chart a Vega-Lite specification with its data
 * @param columns the columns of the result that it draws, for headings and formats
 * @param size "normal" beside an answer, "small" in a tile
 */
export async function draw(place, chart, columns, size = "normal") {
  await inSight(place);
  const { prepared, look } = await import("./chart-spec.js");
  let width = 0;
  async function redraw() {
    width = place.clientWidth;
    const svg = await picture({ spec: prepared(chart, columns, size, width), config: look(size), numbers: NUMBERS[language()] });
    place.replaceChildren(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
  }
  await redraw();
  showTips(place, chart.data.values.map((row) => tip(row, columns)));
  redrawOnChange(place, redraw, () => width);
}

function redrawOnChange(place, redraw, width) {
  let rest = null;
  const sizes = new ResizeObserver(() => {
    clearTimeout(rest);
    rest = setTimeout(() => place.clientWidth > 0 && place.clientWidth !== width() && redraw(), MILLISECONDS_OF_REST);
  });
  const stop = onChange((what) => {
    if (!place.isConnected) {
      stop();
      sizes.disconnect();
    } else if (what === "theme") {
      redraw();
    }
  });
  sizes.observe(place);
}

/** What a mark stands for: each field in words, with its value. */
function tip(row, columns) {
  return columns.filter(({ name }) => name in row).map((column) => [columnLabel(column), cell(column, row[column.name])]);
}

/** Marks are labelled with the number of their row. Of a line, the point nearest to the pointer is meant. */
function showTips(place, tips) {
  const box = document.getElementById("tip");
  function point(event) {
    hideTip();
    const mark = nearestPoint(place, event) ?? event.target.closest(".role-mark [aria-label]");
    if (mark) {
      mark.classList.add("pointed");
      box.hidden = false;
      box.replaceChildren(...tips[mark.getAttribute("aria-label")].map(([name, text]) => line(name, text)));
      box.style.left = `${Math.max(8, Math.min(event.clientX + 14, window.innerWidth - box.offsetWidth - 8))}px`;
      box.style.top = `${event.clientY + 18}px`;
    }
  }
  place.addEventListener("pointermove", point);
  place.addEventListener("pointerdown", point);
  place.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideTip());
}

function hideTip() {
  document.getElementById("tip").hidden = true;
  document.querySelector(".pointed")?.classList.remove("pointed");
}

/** A finger that is lifted leaves the tip to be read, until it touches something else or scrolls. */
["pointerdown", "scroll"].forEach((event) => document.addEventListener(event, hideTip, { capture: true, passive: true }));

/** The nearest point of a line, where there is one; across counts most, as a pointer follows the axis of time. */
function nearestPoint(place, { clientX, clientY }) {
  const distance = (point) => {
    const { left, right, top, bottom } = point.getBoundingClientRect();
    return Math.hypot(ACROSS * ((left + right) / 2 - clientX), (top + bottom) / 2 - clientY);
  };
  const points = [...place.querySelectorAll(".mark-symbol.role-mark [aria-label]")].map((point) => [distance(point), point]);
  return points.sort(([one], [other]) => one - other)[0]?.[1];
}

function line(name, text) {
  const strong = document.createElement("strong");
  strong.textContent = text;
  const element = document.createElement("div");
  element.append(`${name}: `, strong);
  return element;
}
