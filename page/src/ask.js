/** Asking: the conversation, and what may be asked next. */

import { CallFailed, get, post } from "./api.js";
import { answerCard } from "./answer.js";
import { add, conversation, forget, lastAnswer } from "./conversation.js";
import { announce, el, freshId, icon } from "./dom.js";
import { failureText } from "./failure.js";
import { number } from "./format.js";
import { locale } from "./settings.js";
import { suggestions } from "./suggestions.js";
import { t } from "./texts.js";

const LONGEST_QUESTION = 1000;
const SECONDS_UNTIL_PATIENCE = 4;

/** The view that is open, or was last. */
let current = null;

/** Opens the view; a question in the address is asked at once, in a conversation of its own. */
export function open(main, parts, parameters) {
  const view = new View(main);
  current = view;
  const question = parameters.get("q");
  if (question) {
    history.replaceState(null, "", "#/");
    view.begin();
    view.ask(question);
  }
}

class View {
  constructor(main) {
    this.waiting = null;
    this.thread = el("div", { class: "thread" });
    this.title = el("h1", {}, t("ask.title"));
    this.welcome = el("p", { class: "muted welcome" }, t("ask.lead"));
    this.starters = el("div", { class: "starters" });
    this.again = el("button", { type: "button", class: "quiet", onclick: () => this.begin() }, icon("plus"), t("ask.new"));
    this.composer = this.makeComposer();
    this.main = main;
    main.classList.add("ask");
    main.append(this.title, this.welcome, this.thread, this.composer, this.starters);
    this.showAll();
    this.arrange();
    this.fillStarters();
  }

  makeComposer() {
    const field = freshId("question");
    this.input = el("textarea", {
      id: field,
      rows: "1",
      maxlength: String(LONGEST_QUESTION),
      placeholder: t("ask.placeholder"),
      enterkeyhint: "send",
      onkeydown: (event) => this.onKey(event),
      oninput: () => this.fit(),
    });
    return el(
      "form",
      { class: "composer", onsubmit: (event) => this.submit(event) },
      el("label", { for: field, class: "unseen" }, t("ask.label")),
      el(
        "div",
        { class: "box" },
        this.input,
        el("button", { type: "submit", class: "primary round", "aria-label": t("ask.send"), title: t("ask.send") }, icon("up")),
      ),
      this.again,
    );
  }

  /** Enter sends, as in every chat; Shift and Enter begin a new line. */
  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      this.submit(event);
    }
  }

  /** As high as the question; measured through the element's own style, which the policy leaves to scripts. */
  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  submit(event) {
    event.preventDefault();
    const question = this.input.value.trim();
    if (question && !this.waiting) {
      this.input.value = "";
      this.fit();
      if (isTouched()) {
        this.input.blur(); // else a phone's keyboard covers the answer
      }
      this.ask(question);
    }
  }

  /** Forgets the conversation and begins another. */
  begin() {
    this.waiting?.abort();
    forget();
    this.thread.replaceChildren();
    this.arrange();
    this.input.focus();
  }

  /** Large and inviting at first, a conversation with the composer below it from then on. */
  arrange() {
    const empty = conversation.turns.length === 0 && !this.waiting;
    this.main.classList.toggle("fresh", empty);
    this.title.classList.toggle("unseen", !empty);
    this.welcome.hidden = !empty;
    this.starters.hidden = !empty;
    this.again.hidden = empty;
  }

  async ask(question) {
    if (this.waiting) {
      return;
    }
    this.waiting = new AbortController();
    const { turns } = conversation;
    const turn = { question };
    const asked = el("p", { class: "question" }, question);
    const wait = waitCard(() => this.waiting.abort());
    this.arrange();
    this.thread.append(asked, wait.card);
    asked.scrollIntoView({ block: "start", behavior: "smooth" });
    try {
      const body = { question, conversation_id: conversation.id, follows: lastAnswer(), locale: locale() };
      const { data } = await post("/api/ask", body, { signal: this.waiting.signal });
      turn.answer = data;
      turn.id = data.id;
    } catch (failed) {
      turn.failure = failed;
    }
    const cancelled = this.waiting.signal.aborted;
    this.waiting = null;
    wait.stop();
    asked.remove();
    if (conversation.turns === turns) { // else a new conversation was begun
      add(turn);
      current.finish(turn, cancelled);
    }
  }

  finish(turn, cancelled) {
    const shown = this.show(turn);
    this.arrange();
    if (this.main.isConnected) {
      announce(turn.answer?.answer ?? failureText(turn.failure));
      shown.previousElementSibling.scrollIntoView({ block: "start", behavior: "smooth" });
      if (!isTouched() && (document.activeElement === document.body || cancelled)) {
        this.input.focus({ preventScroll: true });
      }
    }
  }

  show(turn) {
    const card = this.cardOf(turn);
    this.thread.append(el("p", { class: "question" }, turn.question), card);
    return card;
  }

  cardOf(turn) {
    if (turn.answer) {
      return answerCard(turn.answer, (text) => this.ask(text));
    }
    return turn.failure ? this.failureCard(turn) : el("p", { class: "answer waiting muted", role: "status" }, t("loading"));
  }

  /** Shows all turns; what was answered before the page was loaded anew is asked for. */
  async showAll() {
    const shown = conversation.turns.map((turn) => [turn, this.show(turn)]);
    const missing = shown.filter(([turn]) => !turn.answer && !turn.failure);
    await Promise.all(missing.map(([turn, place]) => this.fetch(turn, place)));
    if (missing.length > 0) {
      this.thread.lastElementChild?.previousElementSibling.scrollIntoView({ block: "start" });
    }
  }

  async fetch(turn, place) {
    try {
      turn.answer = (await get(`/api/answers/${turn.id}`)).data;
    } catch (failed) {
      turn.failure = failed;
    }
    place.replaceWith(this.cardOf(turn));
  }

  failureCard({ question, failure }) {
    const wasCancelled = failure instanceof CallFailed && failure.kind === "cancelled";
    return el(
      "article",
      { class: `answer ${wasCancelled ? "cancelled" : "failed"}` },
      el("p", { class: "sentence" }, failureText(failure)),
      el(
        "button",
        { type: "button", onclick: () => this.ask(question) },
        t("ask.retry"),
      ),
    );
  }

  async fillStarters() {
    try {
      const texts = await suggestions();
      this.starters.replaceChildren(
        ...(texts.length > 0
          ? [el("h2", { class: "unseen" }, t("ask.suggestions")), el("ul", { class: "chips" }, texts.map((text) => this.starter(text)))]
          : [el("p", {}, t("ask.empty"), " ", el("a", { href: "#/records/import" }, t("ask.empty.import")))]),
      );
    } catch (failed) {
      this.starters.replaceChildren(el("p", { class: "muted", role: "status" }, failureText(failed)));
    }
  }

  starter(text) {
    return el("li", {}, el("button", { type: "button", class: "chip", onclick: () => this.ask(text) }, text));
  }
}

/** Whether the keyboard, if there is one, takes half of the window. */
function isTouched() {
  return matchMedia("(pointer: coarse)").matches;
}

/** What stands in for an answer until it comes: how long it has taken, and a way out. */
function waitCard(cancel) {
  const began = performance.now();
  const elapsed = el("span", { class: "elapsed", "aria-hidden": "true" });
  const patience = el("p", { class: "muted small", hidden: true }, t("ask.patience"));
  const timer = setInterval(() => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    elapsed.textContent = seconds > 0 ? `${number(seconds)} s` : "";
    patience.hidden = seconds < SECONDS_UNTIL_PATIENCE;
  }, 250);
  const card = el(
    "div",
    { class: "answer waiting" },
    el("p", { role: "status", class: "pulse" }, el("span", { class: "dots", "aria-hidden": "true" }), t("ask.waiting"), " ", elapsed),
    patience,
    el("button", { type: "button", class: "quiet", onclick: cancel }, icon("stop"), t("ask.cancel")),
  );
  return {
    card,
    stop() {
      clearInterval(timer);
      card.remove();
    },
  };
}
