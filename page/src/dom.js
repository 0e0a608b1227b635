/** Makes elements. Texts are always set as text, so that nothing from the data is ever read as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children: `el("button", { class: "quiet", onclick: close }, "Fechar")`. An attribute that is
 * false, null or undefined is left out, one that is true is set empty; children may be nested lists, and null.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  ask: "M5 12h13M12 5l7 7-7 7",
  up: "M12 19V6M6 11l6-6 6 6",
  stop: "M7 7h10v10H7z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  key: "M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12.2L20 3.5M16 7.5l3 3",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.700L12 17",
  good: "M7 11v9H4v-9zM7 11l4-7a2 2 0 0 1 2.5 2.300L13 10h5.500a2 2 0 0 1 2 2.400l-1.2 6A2 2 0 0 1 17.3 20H7",
  bad: "M17 13V4h3v9zM17 13l-4 7a2 2 0 0 1-2.5-2.300L11 14H5.500a2 2 0 0 1-2-2.400l1.2-6A2 2 0 0 1 6.7 4H17",
  check: "M5 12.500l4.5 4.500L19 7.5",
  open: "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
  plus: "M12 5v14M5 12h14",
  edit: "M4 20l1-4L16.5 4.500a2 2 0 0 1 3 3L8 19z",
  file: "M13 3H6v18h12V8zM13 3v5h5",
};

/** A drawing beside or instead of words; what it says must stand in words too, for those who do not see it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** An id that no other element of the page has, for labels and descriptions. */
export function freshId(prefix) {
  freshId.last = (freshId.last ?? 0) + 1;
  return `${prefix}-${freshId.last}`;
}

/** Says something to those who listen to the page instead of looking at it. */
export function announce(text) {
  const region = document.getElementById("announcements");
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
}
