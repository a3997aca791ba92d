// The wire. Everything else hears "ready", "event", "state", "bye" and "link" (the connection) from here and knows no
// EventSource, so that a later version can bring another client.
//   stream.addEventListener("event", ({ detail }) => …, { signal })
//   link: { state: "live" | "reconnecting" | "offline" | "out", since, until? }: times in ms
const PATIENCE = { first: 2_000, most: 30_000 };

export class Stream extends EventTarget {
  #query;
  #cursor;
  #source;
  #timer;
  #failures = 0;
  #link = { state: "connecting" };

  constructor({ cursor, also, topics }) {
    super();
    this.#cursor = Number(cursor);
    this.#query = { events: "message", ...(also && { also }), ...(topics && { topics }) };
    addEventListener("online", () => this.retry());
    addEventListener("offline", () => this.#say("offline"));
    addEventListener("pagehide", () => this.stop());
    addEventListener("pageshow", (event) => event.persisted && this.start());
  }

  get link() {
    return this.#link;
  }

  start() {
    if (this.#source || this.#link.state === "out") return;
    clearTimeout(this.#timer);
    const source = new EventSource(`/sse?${new URLSearchParams({ ...this.#query, lastEventId: this.#cursor })}`);
    this.#source = source;
    source.addEventListener("ready", (event) => this.#ready(event));
    source.addEventListener("state", (event) => this.#tell("state", event));
    source.addEventListener("bye", (event) => this.#bye(event));
    source.onmessage = (event) => this.#tell("event", event);
    source.onerror = () => this.#lost();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  retry() {
    if (this.#link.state === "live") return;
    this.stop();
    this.start();
  }

  // A bare "id:" block moves the browser's cursor without an event; the next event of any kind tells it.
  #tell(name, event) {
    this.#cursor = Math.max(this.#cursor, Number(event.lastEventId) || 0);
    const detail = JSON.parse(event.data);
    this.dispatchEvent(new CustomEvent(name, { detail }));
    return detail;
  }

  #ready(event) {
    this.#failures = 0;
    this.#say("live");
    // After a reset the cursor may lie ahead of the log, so that the highest id would be the wrong one.
    const { after } = this.#tell("ready", event);
    if (after < this.#cursor) this.#cursor = after;
  }

  #bye(event) {
    const { reason } = this.#tell("bye", event);
    if (!["signed-out", "revoked", "expired"].includes(reason)) return;
    this.stop();
    this.#say("out");
  }

  // The browser tries again by itself, unless the answer was no stream at all: then it gives up, and we go on.
  #lost() {
    if (this.#source?.readyState !== EventSource.CLOSED) return this.#say("reconnecting");
    this.stop();
    this.#wait();
  }

  async #wait() {
    const most = Math.min(PATIENCE.first * 2 ** this.#failures++, PATIENCE.most);
    const pause = most * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.start(), pause);
    this.#say("reconnecting", Date.now() + pause);
    const answer = await fetch("/api/v1/notifications?limit=1", { credentials: "same-origin" }).catch(() => null);
    if (answer?.status !== 401) return;
    this.stop();
    this.#say("out");
  }

  #say(state, until) {
    const said = state === "reconnecting" && !navigator.onLine ? "offline" : state;
    const since = said === this.#link.state ? this.#link.since : Date.now();
    this.#link = { state: said, since, until };
    this.dispatchEvent(new CustomEvent("link", { detail: this.#link }));
  }
}
