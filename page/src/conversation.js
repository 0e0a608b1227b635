/**
 * The conversation: its id and its turns, kept until the tab is closed. A turn is a question with its answer, or with its
 * failure. Of answers only the ids outlast the page; what they say is asked for again.
 */

const KEPT = "datalk.conversation";
const MOST_TURNS = 20;

/** The one conversation of this tab, as it was when the page was left. */
export const conversation = JSON.parse(sessionStorage.getItem(KEPT)) ?? { id: null, turns: [] };

/** Adds a turn, and keeps those that were answered. */
export function add(turn) {
  conversation.turns.push(turn);
  conversation.id = turn.answer?.conversation_id ?? conversation.id;
  const turns = conversation.turns.filter(({ id }) => id).map(({ id, question }) => ({ id, question }));
  sessionStorage.setItem(KEPT, JSON.stringify({ id: conversation.id, turns: turns.slice(-MOST_TURNS) }));
}

/** Forgets it, for another to begin. */
export function forget() {
  conversation.id = null;
  conversation.turns = [];
  sessionStorage.removeItem(KEPT);
}

/** The last answer that came: what is asked next follows that, whatever was given up since. */
export function lastAnswer() {
  return conversation.turns.filter(({ id }) => id).at(-1)?.id ?? null;
}
