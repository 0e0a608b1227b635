/** Calls the API, with the key if one was given, in the language of the page. */

import { locale } from "./settings.js";

const KEY = "datalk.key";
let askForKey = null;

/** A call that did not succeed: `kind` is "away", "cancelled" or "problem" (then with the problem's own fields). */
export class CallFailed extends Error {
  constructor(kind, problem = {}) {
    super(problem.detail ?? kind);
    this.kind = kind;
    this.status = problem.status ?? 0;
    this.title = problem.title ?? "";
    this.detail = problem.detail ?? "";
    this.errors = problem.errors ?? [];
    this.retryAfter = problem.retryAfter ?? 0;
  }
}

export function storedKey() {
  return sessionStorage.getItem(KEY) ?? "";
}

/** Keeps the key until the tab is closed. */
export function storeKey(key) {
  sessionStorage.setItem(KEY, key);
}

/** Forgets the key, and with it whatever was asked: somebody else may come. */
export function forgetKey() {
  sessionStorage.clear();
  window.location.reload();
}

/** Registers who asks the visitor for a key; it gets whether one was refused, and gives whether there is a new one. */
export function onKeyWanted(ask) {
  askForKey = ask;
}

/** An Entra ID token is a JWT: three parts in base64url; anything else is a function key. */
function credentials() {
  const key = storedKey();
  if (!key) {
    return {};
  }
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(key) ? { Authorization: `Bearer ${key}` } : { "x-functions-key": key };
}

/**
 * Sends one request and reads the answer: `{ data, etag, status }`. A body is sent as JSON, unless a type is given with it.
 * Where a key is wanted, the visitor is asked and the request sent again.
 */
export async function call(method, path, { body, type = "application/json", headers = {}, signal } = {}) {
  const used = storedKey();
  const response = await send(method, path, {
    method,
    signal,
    headers: {
      Accept: "application/json, application/problem+json",
      "Accept-Language": locale(),
      ...(body === undefined ? {} : { "Content-Type": type }),
      ...credentials(),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
  });
  if (response.status === 401) {
    if (storedKey() !== used || (await askForKey?.(used !== ""))) {
      return call(method, path, { body, type, headers, signal });
    }
  }
  const data = await read(response, signal);
  if (!response.ok) {
    const problem = typeof data === "object" && data !== null ? data : {};
    const retryAfter = Number(response.headers.get("Retry-After")) || 0;
    throw new CallFailed("problem", { ...problem, status: response.status, retryAfter });
  }
  return { data, etag: response.headers.get("ETag"), status: response.status };
}

async function send(method, path, request) {
  try {
    return await fetch(path, request);
  } catch (failed) {
    throw new CallFailed(request.signal?.aborted ? "cancelled" : "away");
  }
}

async function read(response, signal) {
  try {
    const text = await response.text();
    return /json/.test(response.headers.get("Content-Type") ?? "") && text ? JSON.parse(text) : text;
  } catch (failed) {
    throw new CallFailed(signal?.aborted ? "cancelled" : "away");
  }
}

export const get = (path, options) => call("GET", path, options);
export const post = (path, body, options) => call("POST", path, { body, ...options });
export const put = (path, body, options) => call("PUT", path, { body, ...options });
