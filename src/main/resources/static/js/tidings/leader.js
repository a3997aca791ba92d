// Holds the one stream, asks it for what all tabs need, and tells them all. What it says of the log is true by itself:
// { from, to, event? }, nothing else lies between the two ids; so who finds a gap asks the server for it.
import { asked, covers, union } from "./asks.js";
import { Away, Out, Refused } from "./door.js";
import { Line } from "./line.js";
import { backoff, wait } from "./pause.js";
import { Standing } from "./standing.js";

const ANSWER_WITHIN = 100;
const random = () => Math.random().toString(36).slice(2);

export class Leader {
  #door;
  #line;
  #say;
  #others;
  #stop = new AbortController();
  #standing = new Standing();
  #roster = new Map();
  #rollCall;
  #ask = asked({});
  #ready;
  #epoch;
  #said = 0;

  // `say` tells all tabs, this one too; `others` knows how many there are beside it.
  constructor(door, silence, say, others) {
    this.#door = door;
    this.#others = others;
    this.#say = (message) => {
      this.#said = Date.now();
      say({ epoch: this.#epoch, ...message });
    };
    this.#line = new Line(door, silence, {
      ask: (signal) => this.#call(signal),
      ready: (ready) => this.#begin(ready),
      log: (from, to, event) => this.#log(from, to, event),
      control: (name, detail) => this.#control(name, detail),
      link: (link) => this.#say({ kind: "link", link }),
      end: (failure) => this.#ended(failure),
      heard: () => Date.now() - this.#said > 1_000 && this.#say({ kind: "beat" }),
    });
    const timer = setInterval(() => this.#say({ kind: "beat" }), silence / 5);
    this.#stop.signal.addEventListener("abort", () => clearInterval(timer));
  }

  start(cursor) {
    this.#line.open(cursor);
  }

  stop() {
    this.#stop.abort();
    this.#line.close();
  }

  hear({ kind, tab, ask, cursor }) {
    if (kind === "leave") this.#roster.delete(tab);
    else if (kind === "retry") this.#line.retry();
    else if (kind === "hello") {
      this.#welcome(tab, ask, cursor);
      // By a timer, which shows that this tab is not frozen.
      setTimeout(() => this.#stop.signal.aborted || this.#say({ kind: "beat" }));
    }
  }

  #welcome(tab, ask, cursor) {
    this.#roster.set(tab, ask);
    if (this.#rollCall) return this.#rollCall();
    if (!covers(this.#ask, ask)) return this.#line.reopen();
    const at = this.#line.cursor;
    if (this.#epoch) this.#say({ kind: "welcome", tab, ask: this.#ask, at, ready: { ...this.#ready, ...this.#standing.upTo(cursor ?? at) } });
    this.#say({ kind: "link", link: this.#line.link });
  }

  // Before each attempt, so that nothing is asked for any more that only a tab needed which is gone.
  async #call(signal) {
    const full = new AbortController();
    let expected = Infinity;
    this.#roster.clear();
    this.#rollCall = () => this.#roster.size > expected && full.abort();
    this.#say({ kind: "who" });
    expected = await this.#others();
    this.#rollCall();
    await wait(ANSWER_WITHIN, AbortSignal.any([signal, full.signal]));
    this.#rollCall = undefined;
    this.#ask = union([...this.#roster.values()]);
    return this.#ask;
  }

  #begin(ready) {
    this.#epoch = random();
    this.#ready = ready;
    this.#standing.take(ready);
    this.#say({ kind: "ready", ask: this.#ask, at: ready.after, ready });
  }

  #log(from, to, event) {
    if (event) this.#standing.add(event);
    this.#say({ kind: "log", from, to, event });
  }

  #control(name, detail) {
    if (name === "state") this.#standing.take(detail);
    this.#say({ kind: "control", name, detail });
  }

  #ended(failure) {
    if (failure instanceof Refused) return this.#sortOut(failure);
    const { reason } = failure;
    const all = !this.#door.hasToken || reason === "signed-out" || reason === "revoked";
    this.#say({ kind: "out", reason, all });
  }

  // What one tab asks for may be forbidden or gone. The others go on without it.
  async #sortOut(failure) {
    const answers = new Map();
    for (const [tab, ask] of this.#roster) {
      answers.set(tab, await this.#door.events(ask, undefined, this.#stop.signal).catch((reason) => reason));
    }
    const all = [...answers.values()];
    const out = all.find((answer) => answer instanceof Out);
    if (out) return this.#ended(out);
    // All of them together may be too much, where each alone is not.
    const isTooMuch = !all.some((answer) => answer instanceof Error);
    for (const [tab, answer] of answers) {
      const { status, problem } = isTooMuch ? failure : answer;
      if (problem) this.#say({ kind: "refused", tab, status, problem });
    }
    const away = all.find((answer) => answer instanceof Away);
    if (away) await wait(backoff(1, 0, away.after), this.#stop.signal);
    if (!this.#stop.signal.aborted) this.#line.open(this.#line.cursor);
  }
}
