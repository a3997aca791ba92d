// Everything that somebody may hear of a Tidings server, each event once and in order, through whatever happens to the
// connection; all tabs of a browser share one stream. The types are in tidings.d.ts, the manual in docs/clients.md.
//
//   const tidings = new Tidings({ url: "https://tidings.example", token, renew });
//   tidings.addEventListener("event", ({ detail }) => …, { signal });
//   tidings.open();
import { Door, Refused } from "./tidings/door.js";
import { Share } from "./tidings/share.js";
import { Tab } from "./tidings/tab.js";

// The server sends something at least every 15 s.
const SILENCE = 25_000;
const HERE = new URL("..", import.meta.url).href;

export class Tidings extends EventTarget {
  #tab;
  #share;
  #listening;
  #link = { state: "closed", since: Date.now() };

  constructor(options = {}) {
    super();
    const { url = HERE, token, getToken, renew, person, share = true, silence = SILENCE, signal } = options;
    const door = new Door({ url, token, getToken, renew });
    this.#tab = new Tab(door, options, {
      ready: (ready) => this.#tell("ready", ready),
      event: (event) => this.#tell("event", event),
      control: (name, detail) => this.#tell(name, detail),
      link: (link) => this.#linked(link),
      end: (failure) => this.#ended(failure),
    });
    // Two people who sign in one after the other in one browser have nothing in common.
    const name = share && person ? `tidings ${door.url} ${person.toLowerCase()}` : undefined;
    this.#share = new Share({ name, silence, door, tab: this.#tab, changed: (leads) => this.#tell("leader", leads) });
    signal?.addEventListener("abort", () => this.close(), { once: true });
  }

  // { state, since, until?, reason?, problem? }: times in ms since 1970.
  get link() {
    return this.#link;
  }

  // Up to here everything has been told.
  get cursor() {
    return this.#tab.cursor;
  }

  // One tab of all holds the stream; that one may ring.
  get leader() {
    return this.#share.leads;
  }

  open() {
    if (this.#listening) return this;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener("pagehide", () => this.#share.leave(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#share.join(), { signal });
    // The tab that holds the stream may be hidden, where timers are slow.
    document.addEventListener("visibilitychange", () => document.hidden || this.retry(), { signal });
    this.#share.join();
    return this;
  }

  close() {
    if (this.#listening) this.#leave({ state: "closed" });
  }

  // What this page needs from now on, in place of what it needed before.
  listen({ topics, also, types } = {}) {
    this.#tab.wish({ topics, also, types });
  }

  // Does not wait for the next attempt.
  retry() {
    this.#share.retry();
  }

  #ended(failure) {
    const { reason, message, problem } = failure;
    this.#leave(failure instanceof Refused ? { state: "refused", reason: message, problem } : { state: "out", reason });
  }

  #leave(link) {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#share.leave();
    this.#linked({ ...link, since: Date.now() });
  }

  #linked(link) {
    this.#link = link;
    this.#tell("link", link);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
