// What one tab hears of the shared stream: each event once, in the order of ids, from its own cursor on. Whatever it
// missed, for whatever reason, shows as a gap before the next thing that it is told, and it asks the server for that.
import { asked, covers, wants } from "./asks.js";
import { Out, Refused } from "./door.js";
import { pageAfter } from "./pages.js";
import { jitter, wait } from "./pause.js";
import { Queue } from "./queue.js";

const QUEUE = 5_000;
const BETWEEN_HELLOS = 1_000;

export class Tab {
  id = Math.random().toString(36).slice(2);
  #door;
  #tell;
  #ask;
  #person;
  #cursor;
  #open;
  #say;
  #epoch;
  #told;
  #begun = false;
  #ready;
  #link;
  #shown;
  #queue = new Queue((message) => this.#take(message));
  #greeted = 0;

  // `tell` hears: ready, event, control, link, end.
  constructor(door, { after, person, ...ask }, tell) {
    this.#door = door;
    this.#tell = tell;
    this.#ask = asked(ask);
    this.#person = person;
    this.#cursor = after === undefined || after === null || after === "" ? undefined : Number(after);
  }

  get cursor() {
    return this.#cursor;
  }

  // `say` tells the leader.
  open(say) {
    this.#open = new AbortController();
    this.#say = say;
    this.#begun = false;
    this.#epoch = undefined;
    this.#shown = undefined;
    this.#linked({ state: "connecting", since: Date.now() });
  }

  close() {
    this.#open?.abort();
    this.#queue.keep(() => false);
  }

  get #closed() {
    return this.#open?.signal.aborted ?? true;
  }

  // Needs something else from now on.
  wish(ask) {
    this.#ask = asked(ask);
    // Until the stream has this too, what it tells must not move the cursor past what it does not.
    if (this.#told && !covers(this.#told, this.#ask)) this.#epoch = undefined;
    if (!this.#closed) this.hello();
  }

  hello() {
    this.#greeted = Date.now();
    this.#say({ kind: "hello", tab: this.id, ask: this.#ask, cursor: this.#cursor });
  }

  hear(message) {
    if (this.#closed) return;
    const mine = message.tab === this.id;
    if (message.kind === "who") this.hello();
    else if (message.kind === "link") this.#linked(message.link);
    else if (message.kind === "out") this.#out(message);
    else if (message.kind === "refused") mine && this.#end(new Refused(message.status, message.problem));
    else if (message.kind !== "beat" && (mine || message.kind !== "welcome")) this.#enqueue(message);
  }

  #linked(link) {
    this.#link = link;
    const isNews = link.state !== this.#shown?.state || link.until !== this.#shown.until;
    if (!isNews || (link.state === "live" && !this.#begun)) return;
    this.#shown = link;
    this.#tell.link(link);
  }

  #out({ reason, all, mine }) {
    if (all || mine) this.#end(new Out(reason));
  }

  #end(failure) {
    this.close();
    this.#tell.end(failure);
  }

  #enqueue(message) {
    // What is dropped here shows as a gap.
    if (this.#queue.size >= QUEUE) this.#queue.keep(({ kind }) => kind !== "log");
    this.#queue.push(message);
  }

  #take(message) {
    if (message.kind === "ready" || message.kind === "welcome") return this.#begin(message);
    if (message.epoch !== this.#epoch) return this.#stranger();
    if (message.kind === "log") return this.#log(message);
    return this.#tell.control(message.name, message.detail);
  }

  // Another leader, or another stream, of which this tab has not heard.
  #stranger() {
    if (Date.now() - this.#greeted > BETWEEN_HELLOS) this.hello();
  }

  async #begin({ kind, epoch, ask, at, ready }) {
    this.#told = ask;
    if (!covers(ask, this.#ask)) {
      this.#epoch = undefined;
      return this.hello();
    }
    if (epoch === this.#epoch && this.#begun) return this.#catchUp(at);
    this.#epoch = epoch;
    this.#ready = { ...ready, joined: kind === "welcome" };
    const anew = kind === "ready" && ready.catchUp === "reset";
    if (this.#cursor === undefined || anew) this.#verdict(this.#cursor === undefined && !anew ? "none" : "reset", at);
    else if (at <= this.#cursor) this.#verdict("resumed", this.#cursor);
    else await this.#catchUp(at, true);
    this.#begun = true;
    if (!this.#closed) this.#linked(this.#link);
  }

  #verdict(catchUp, after) {
    this.#cursor = after;
    this.#tell.ready({ ...this.#ready, catchUp, after });
  }

  async #log({ from, to, event }) {
    if (from > this.#cursor) await this.#catchUp(from);
    if (event) this.#deliver(event);
    if (to > this.#cursor) this.#cursor = to;
  }

  // Before this, everything up to `upTo` has been told by the server itself.
  async #catchUp(upTo, isFirst = false) {
    for (let first = isFirst; this.#cursor < upTo && !this.#closed; first = false) {
      const page = await this.#page();
      if (!page) return;
      if (page.reset) return this.#verdict("reset", page.next);
      if (first) this.#verdict("resumed", this.#cursor);
      const before = this.#cursor;
      page.events.forEach((event) => this.#deliver(event));
      this.#cursor = Math.max(this.#cursor, page.next);
      // That node has yet to hear of it.
      if (this.#cursor === before) await wait(jitter(500), this.#open.signal);
    }
  }

  async #page() {
    const { signal } = this.#open;
    try {
      return await pageAfter(this.#door, this.#ask, this.#cursor, signal);
    } catch (failure) {
      if (!signal.aborted) this.#end(failure);
      return null;
    }
  }

  #deliver(event) {
    if (!(event.id > this.#cursor) || this.#closed) return;
    if (this.#person && event.to.startsWith("user:") && event.to.slice(5).toLowerCase() !== this.#person.toLowerCase()) {
      return this.#end(new Out("another-person"));
    }
    this.#cursor = event.id;
    if (wants(this.#ask, event)) this.#tell.event(event);
  }
}
