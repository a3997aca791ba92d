// One connection to the server that comes back after any failure, from its cursor.
import { Away, Out, Refused } from "./door.js";
import { Parser } from "./parser.js";
import { backoff, jitter, wait } from "./pause.js";
import { Watch } from "./watch.js";

const ENDS = ["signed-out", "revoked", "expired"];
const AGAIN = new Away("Asked to come again");

export class Line {
  #door;
  #silence;
  #tell;
  #open;
  #attempt;
  #sleep;
  #cursor;
  #failures = 0;
  #mustWait = false;
  #retry = 2_000;
  #link = { state: "connecting", since: Date.now() };

  // `tell` hears: ask() before each attempt, ready, log, control, heard, link, end.
  constructor(door, silence, tell) {
    this.#door = door;
    this.#silence = silence;
    this.#tell = tell;
  }

  get cursor() {
    return this.#cursor;
  }

  get link() {
    return this.#link;
  }

  open(cursor) {
    this.#cursor = cursor;
    this.#open = new AbortController();
    const { signal } = this.#open;
    // What was open before the network changed may be dead without knowing it.
    addEventListener("online", () => this.#comeAgain(), { signal });
    addEventListener("offline", () => this.#say("offline"), { signal });
    this.#go(signal);
  }

  close() {
    this.#open?.abort();
    this.#attempt?.abort();
  }

  // Somebody cannot wait. Who was told how long, must.
  retry() {
    if (this.#sleep && !this.#mustWait) this.#comeAgain();
  }

  // With what is asked for now.
  reopen() {
    this.#attempt?.abort(AGAIN);
  }

  #comeAgain() {
    this.#failures = 0;
    this.#sleep?.abort();
    this.#attempt?.abort(AGAIN);
  }

  async #go(signal) {
    while (!signal.aborted) {
      const pause = await this.#listen(signal).catch((failure) => this.#failed(failure, signal));
      if (pause === undefined) return;
      this.#sleep = new AbortController();
      await wait(pause, AbortSignal.any([signal, this.#sleep.signal]));
      this.#sleep = undefined;
    }
  }

  // How long to wait; undefined: for ever.
  #failed(failure, signal) {
    if (signal.aborted) return undefined;
    if (failure === AGAIN) return 0;
    if (failure instanceof Out || failure instanceof Refused) {
      this.close();
      this.#tell.end(failure);
      return undefined;
    }
    this.#mustWait = failure.after > 0;
    const pause = backoff(this.#failures++, this.#retry, failure.after);
    this.#say("reconnecting", Date.now() + pause, failure.message);
    return pause;
  }

  async #listen(signal) {
    const attempt = new AbortController();
    this.#attempt = attempt;
    const ask = await this.#tell.ask(AbortSignal.any([signal, attempt.signal]));
    const watch = new Watch(this.#silence, () => attempt.abort(new Away("Nothing comes any more")));
    try {
      const answer = await this.#door.stream(ask, this.#cursor, AbortSignal.any([signal, attempt.signal]));
      return await this.#read(answer.body.getReader(), watch);
    } catch (failure) {
      throw attempt.signal.aborted ? attempt.signal.reason : failure;
    } finally {
      watch.stop();
      attempt.abort();
    }
  }

  async #read(reader, watch) {
    const parser = new Parser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Away("The stream ended");
      watch.heard();
      const blocks = parser.push(value);
      this.#retry = parser.retry ?? this.#retry;
      for (const block of blocks) {
        const bye = this.#take(block);
        if (bye) return this.#bye(bye);
      }
      this.#tell.heard();
    }
  }

  #take({ name, data, id }) {
    const detail = data === null ? null : JSON.parse(data);
    if (name === "ready") this.#ready(detail);
    else if (id !== null) this.#move(Number(id), detail);
    else this.#tell.control(name, detail);
    return name === "bye" && id === null ? detail.reason : null;
  }

  #ready(detail) {
    this.#failures = 0;
    this.#mustWait = false;
    this.#cursor = detail.after;
    this.#say("live");
    this.#tell.ready(detail);
  }

  // Ids only rise, except through a verdict.
  #move(id, event) {
    const from = this.#cursor;
    if (!(id > from)) return;
    this.#cursor = id;
    this.#tell.log(from, id, event);
  }

  async #bye(reason) {
    if (reason === "expired" && (await this.#door.renew())) return 0;
    if (ENDS.includes(reason)) throw new Out(reason);
    const pause = jitter(this.#retry);
    this.#say("reconnecting", Date.now() + pause, reason);
    return pause;
  }

  #say(state, until, reason) {
    const said = state === "reconnecting" && !navigator.onLine ? "offline" : state;
    const since = said === this.#link.state ? this.#link.since : Date.now();
    this.#link = { state: said, since, ...(until && { until }), ...(reason && { reason }) };
    this.#tell.link(this.#link);
  }
}
