// One way to ask the server for something. Throws on every refusal, so that callers undo what they showed too early.
const token = document.querySelector('meta[name="csrf"]')?.content;

export class Refused extends Error {
  constructor(status) {
    super(`The server answered ${status}`);
    this.status = status;
  }
}

export async function call(method, url, body) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-TOKEN"] = token;
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body), credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Refused(answer.status);
  return answer.status === 204 ? null : answer.json();
}

// Sends a form as it is, and says whether that was enough; else the caller lets the browser send it.
export async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  const headers = { "X-Requested-With": "fetch", "X-CSRF-TOKEN": token };
  const answer = await fetch(form.action, { method: "POST", headers, body, credentials: "same-origin", redirect: "manual" });
  if (!answer.ok) throw new Refused(answer.status);
}

export const inbox = {
  newest: () => call("GET", "/api/v1/notifications?limit=20"),
  see: (upTo) => call("POST", "/api/v1/notifications/sightings", { upTo }),
  read: (upTo) => call("POST", "/api/v1/notifications/readings", { upTo }),
  undo: (token) => call("DELETE", `/api/v1/notifications/readings/${encodeURIComponent(token)}`),
  set: (id, deed, on) => call(on ? "PUT" : "DELETE", `/api/v1/notifications/${encodeURIComponent(id)}/${deed}`),
};
