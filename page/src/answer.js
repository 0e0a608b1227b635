/** One answer: the sentence first, then chart and table, how it was computed, and what can be done with it. */

import { CallFailed, get, put } from "./api.js";
import { draw } from "./chart.js";
import { announce, el, freshId, icon } from "./dom.js";
import { howComputed } from "./computed.js";
import { failureText } from "./failure.js";
import { resultTable } from "./table.js";
import { t } from "./texts.js";

const LONG_SENTENCE = 140;
const MILLISECONDS_TO_SAVE = 10_000;

/**
 * The card of an answer.
 *
 * @param answer what POST /api/ask or GET /api/answers/{id} gave
 * @param ask takes a ready-made question further; options and suggestions are offered through it
 */
export function answerCard(answer, ask) {
  const style = answer.answer.length > LONG_SENTENCE ? "sentence long" : "sentence";
  const sentence = el("p", { class: style, tabindex: "-1", id: freshId("answer") }, answer.answer);
  return el(
    "article",
    { class: `answer ${answer.status}`, "aria-labelledby": sentence.id },
    sentence,
    answer.understood && el("p", { class: "muted small" }, `${t("answer.understood")}: ${answer.understood}`),
    questions(t("answer.options"), answer.options, ask),
    questions(t("answer.suggestions"), answer.suggestions, ask),
    answer.chart && chartOf(answer),
    answer.result && answer.result.rows.length > 0 && worthATable(answer.result) && resultTable(answer.result, t("table.caption")),
    answer.result?.truncated && answer.result.rows.length === 0 && el("p", { class: "muted" }, t("answer.tooLarge")),
    answer.status === "answered" && actions(answer),
    answer.status === "answered" && howComputed(answer),
  );
}

/** One number stands in the sentence already. */
function worthATable({ columns, rows }) {
  return rows.length > 1 || columns.length > 1;
}

function questions(heading, texts, ask) {
  return (
    texts?.length > 0 &&
    el(
      "div",
      { class: "choices" },
      el("p", { class: "muted small" }, heading),
      el(
        "ul",
        {},
        texts.map((text) => el("li", {}, el("button", { type: "button", class: "choice", onclick: () => ask(text) }, text))),
      ),
    )
  );
}

function chartOf(answer) {
  const place = el("div", { class: "chart", "aria-hidden": "true" });
  const figure = el("figure", {}, place);
  requestAnimationFrame(() =>
    draw(place, answer.chart, answer.result.columns).catch(() =>
      figure.replaceChildren(el("p", { class: "muted small" }, t("chart.failed"))),
    ),
  );
  return figure;
}

function actions(answer) {
  const said = el("p", { class: "muted small", role: "status" });
  return el(
    "div",
    { class: "actions" },
    answer.result && act("download", "answer.csv", () => download(answer.id, said)),
    act("link", "answer.link", () => copyLink(answer.id, said)),
    el("span", { class: "spring" }),
    rating(answer.id, said),
    said,
  );
}

function act(drawing, text, onclick) {
  return el("button", { type: "button", class: "quiet", onclick }, icon(drawing), t(text));
}

async function download(id, said) {
  try {
    const { data } = await get(`/api/answers/${id}.csv`, { headers: { Accept: "text/csv, application/problem+json" } });
    const url = URL.createObjectURL(new Blob(["\ufeff", data], { type: "text/csv" }));
    el("a", { href: url, download: `datalk-${id}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), MILLISECONDS_TO_SAVE);
    said.textContent = t("answer.csv.done");
  } catch (failed) {
    said.textContent = failureText(failed);
  }
}

async function copyLink(id, said) {
  const link = new URL(`#/answers/${id}`, window.location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    said.textContent = t("answer.link.done");
  } catch {
    said.replaceChildren(el("a", { href: link }, link));
  }
}

/** Thumbs up or down, then a word on why. Another click changes the rating. */
function rating(id, said) {
  const thumbs = { up: thumb("up", "good"), down: thumb("down", "bad") };
  const field = freshId("comment");
  const text = el("textarea", { id: field, rows: "2", maxlength: "1000" });
  const comment = el(
    "form",
    { class: "comment", hidden: true, onsubmit: sendComment },
    el("label", { for: field }, t("rating.comment")),
    text,
    el("button", { type: "submit" }, t("rating.send")),
  );
  let rated = null;

  function thumb(value, drawing) {
    const label = t(`rating.${value}`);
    return el(
      "button",
      { type: "button", class: "quiet round", "aria-label": label, title: label, "aria-pressed": "false", onclick: () => rate(value) },
      icon(drawing),
    );
  }

  async function rate(value) {
    if (await send({ rating: value }, t("rating.thanks"))) {
      rated = value;
      Object.entries(thumbs).forEach(([name, button]) => button.setAttribute("aria-pressed", String(name === value)));
      comment.hidden = false;
      text.focus();
    }
  }

  async function sendComment(event) {
    event.preventDefault();
    if (await send({ rating: rated, comment: text.value }, t("rating.kept"))) {
      comment.hidden = true;
      thumbs[rated].focus();
    }
  }

  async function send(body, thanks) {
    try {
      await put(`/api/answers/${id}/feedback`, body);
      said.textContent = thanks;
      return true;
    } catch (failed) {
      said.textContent = failureText(failed);
      return false;
    }
  }

  return [el("div", { class: "rating", role: "group", "aria-label": t("rating.label") }, thumbs.up, thumbs.down), comment];
}

/** The page of one earlier answer, by its link. */
export async function open(main, [id]) {
  const place = el("div", { class: "thread" }, el("p", { class: "muted", role: "status" }, t("loading")));
  main.append(el("h1", { class: "unseen" }, t("answer.title")), place);
  try {
    const { data } = await get(`/api/answers/${encodeURIComponent(id)}`);
    const ask = (text) => (window.location.hash = `#/?q=${encodeURIComponent(text)}`);
    place.replaceChildren(
      el("p", { class: "question" }, data.question),
      answerCard(data, ask),
      el("p", {}, el("a", { class: "button", href: `#/?q=${encodeURIComponent(data.question)}` }, t("answer.again"))),
    );
    announce(data.answer);
  } catch (failed) {
    const text = failed instanceof CallFailed && failed.status === 404 ? t("answer.gone") : failureText(failed);
    place.replaceChildren(el("p", { class: "error", role: "alert" }, text));
  }
}
