// One way to ask the server for something. Throws on every refusal, so that callers undo what they showed too early.
const PATIENCE = 20_000;
const token = document.querySelector('meta[name="csrf"]')?.content;

export class Refused extends Error {
  constructor(status, problem) {
    super(`The server answered ${status}`);
    this.status = status;
    this.detail = problem?.errors?.[0]?.detail ?? problem?.detail;
  }

  // Nobody is there, or not well: the same may go through a little later.
  get away() {
    return this.status === 0 || this.status >= 500;
  }
}

export async function ask(url, options) {
  const answer = await fetch(url, { credentials: "same-origin", ...options }).catch(() => {
    throw new Refused(0);
  });
  if (!answer.ok || answer.redirected) throw new Refused(answer.status, await answer.json().catch(() => null));
  return answer;
}

export async function call(method, url, body) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-TOKEN"] = token;
  if (body) headers["Content-Type"] = "application/json";
  const answer = await ask(url, { method, headers, body: body && JSON.stringify(body) });
  return answer.status === 204 ? null : answer.json();
}

// Sends a form as it is. What is refused is for unsent.js to say.
export async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  const headers = { "X-Requested-With": "fetch", "X-CSRF-TOKEN": token };
  return ask(form.action, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
}

export const inbox = {
  breakdown: () => call("GET", "/api/v1/notifications/breakdown"),
  newest: (limit) => call("GET", `/api/v1/notifications?limit=${limit}`),
  see: (upTo) => call("POST", "/api/v1/notifications/sightings", { upTo }),
  read: (upTo, narrow) => call("POST", "/api/v1/notifications/readings", { upTo, ...narrow }),
  moments: (id) => call("GET", `/api/v1/notifications/${encodeURIComponent(id)}/events`),
  undo: (token) => call("DELETE", `/api/v1/notifications/readings/${encodeURIComponent(token)}`),
  set: (id, deed, on) => call(on ? "PUT" : "DELETE", `/api/v1/notifications/${encodeURIComponent(id)}/${deed}`),
};

const named = (fields) => `/api/v1/mutes?${new URLSearchParams(fields)}`;

// `what` is "type:like", "topic:news", "person:ann" or "thing:post/42"; `label` is what the reader knows it by.
export const mutes = {
  mute: (what, label = "") => call("PUT", named({ what, label })),
  unmute: (what) => call("DELETE", named({ what })),
  undo: (what) => call("DELETE", named({ what, undo: true })),
};

export const preferences = {
  all: () => call("GET", "/api/v1/preferences"),
  choose: (kind, line) => call("PUT", `/api/v1/preferences/${encodeURIComponent(kind)}`, line),
};
