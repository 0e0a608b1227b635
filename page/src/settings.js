/** What the visitor chose: language and theme, kept on this device. Without a choice the browser's own holds. */

const LANGUAGE = "datalk.language";
const THEME = "datalk.theme";
const listeners = new Set();

/** "pt" or "en". */
export function language() {
  const chosen = read(LANGUAGE);
  if (chosen === "pt" || chosen === "en") {
    return chosen;
  }
  const first = navigator.languages.find((tag) => /^(pt|en)\b/i.test(tag)) ?? "pt";
  return first.slice(0, 2).toLowerCase();
}

/** The tag for HTML, HTTP and Intl. */
export function locale() {
  return language() === "pt" ? "pt-BR" : "en";
}

export function chooseLanguage(chosen) {
  write(LANGUAGE, chosen);
  listeners.forEach((listener) => listener("language"));
}

/** "light" or "dark". */
export function theme() {
  return document.documentElement.dataset.theme;
}

export function chooseTheme(chosen) {
  write(THEME, chosen);
  show(chosen);
}

/** Calls back with "language" or "theme" when the one or the other has changed. */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(newTheme) {
  document.documentElement.dataset.theme = newTheme;
  listeners.forEach((listener) => listener("theme"));
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
  if (!read(THEME)) {
    show(event.matches ? "dark" : "light");
  }
});

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is shut: the choice holds until the page is left.
  }
}
