/** The frame of the page: header, views by address, language and theme. */

import { storedKey } from "./api.js";
import { el, icon } from "./dom.js";
import { ask as askForKey } from "./key.js";
import { chooseLanguage, chooseTheme, language, locale, onChange, theme } from "./settings.js";
import { t } from "./texts.js";

/** The first part of the address, and the module that opens it. Only the first view is loaded with the page. */
const VIEWS = {
  "": { title: "nav.ask", load: () => import("./ask.js") },
  answers: { title: "nav.ask", load: () => import("./answer.js") },
  dashboard: { title: "nav.dashboard", load: () => import("./dashboard.js"), nav: "#/dashboard" },
  records: { title: "nav.records", load: () => import("./records.js"), nav: "#/records/stores" },
  feedback: { title: "nav.feedback", load: () => import("./feedback.js"), nav: "#/feedback" },
};

const header = el("header", { class: "top" });
const announcements = el("div", { id: "announcements", class: "unseen", "aria-live": "polite" });
const tip = el("div", { id: "tip", class: "tip", hidden: true, "aria-hidden": "true" });
let main = el("main", { id: "main" });
let opened = 0;

function drawHeader(current) {
  const links = [["", "#/"], ...Object.entries(VIEWS).filter(([, view]) => view.nav).map(([name, view]) => [name, view.nav])];
  header.replaceChildren(
    el("a", { class: "skip", href: "#main", onclick: skip }, t("nav.skip")),
    el("a", { class: "brand", href: "#/", "aria-label": t("nav.home") }, el("span", { class: "mark", "aria-hidden": "true" }), "Datalk"),
    el(
      "nav",
      { "aria-label": t("nav.label") },
      links.map(([name, href]) => el("a", { href, "aria-current": name === current && "page" }, t(VIEWS[name].title))),
    ),
    el("div", { class: "settings" }, languageSwitch(), themeSwitch(), keyButton()),
  );
}

function skip(event) {
  event.preventDefault();
  main.focus();
}

function languageSwitch() {
  const other = language() === "pt" ? "en" : "pt";
  const label = t("nav.language");
  return el(
    "button",
    { type: "button", class: "quiet", id: "language", lang: other === "pt" ? "pt-BR" : "en", "aria-label": label, title: label, onclick: () => chooseLanguage(other) },
    other.toUpperCase(),
  );
}

function themeSwitch() {
  const other = theme() === "dark" ? "light" : "dark";
  const label = t(`nav.theme.${other}`);
  return el(
    "button",
    { type: "button", class: "quiet round", id: "theme", "aria-label": label, title: label, onclick: () => chooseTheme(other) },
    icon(other === "dark" ? "moon" : "sun"),
  );
}

function keyButton() {
  const label = t(storedKey() ? "nav.key.stored" : "nav.key");
  return el(
    "button",
    { type: "button", class: "quiet round", id: "key", "aria-label": label, title: label, onclick: changeKey },
    icon("key"),
  );
}

async function changeKey() {
  const before = storedKey();
  await askForKey();
  if (storedKey() !== before) {
    openView();
  }
}

/** "#/records/stores?after=x" is the view "records" with ["stores"] and the parameters. */
function address() {
  const [path, query] = window.location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...parts] = path.split("/").map(decodeURIComponent);
  return { name: name in VIEWS ? name : "", parts, parameters: new URLSearchParams(query) };
}

async function openView({ focus = false } = {}) {
  const { name, parts, parameters } = address();
  const turn = ++opened;
  const fresh = el("main", { id: "main", tabindex: "-1" });
  document.documentElement.lang = locale();
  document.title = name === "" ? "Datalk" : `${t(VIEWS[name].title)} – Datalk`;
  drawHeader(name === "answers" ? "" : name);
  const view = await VIEWS[name].load();
  if (turn !== opened) {
    return; // another view was asked for meanwhile
  }
  main.replaceWith(fresh);
  main = fresh;
  tip.hidden = true;
  view.open(main, parts, parameters);
  if (focus) {
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

document.body.append(header, main, announcements, tip);
window.addEventListener("hashchange", () => openView({ focus: true }));
onChange((what) => {
  const focused = document.activeElement?.id;
  if (what === "language") {
    openView();
  } else {
    drawHeader(address().name === "answers" ? "" : address().name);
  }
  document.getElementById(focused)?.focus();
});
openView();
