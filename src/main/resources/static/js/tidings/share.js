// Which tab holds the stream: who has the lock. When that tab closes or crashes the browser gives the lock to the next;
// when it is frozen, somebody takes it. Without locks, or alone, a tab leads itself.
import { Leader } from "./leader.js";
import { Vigil } from "./vigil.js";

// A frozen tab still answers messages, but has neither timers nor a stream. So answers alone prove nothing.
const REFLEXES = ["welcome", "link"];

export class Share {
  #name;
  #silence;
  #door;
  #tab;
  #changed;
  #channel;
  #vigil;
  #asking;
  #leader;
  #release;

  // `name` is undefined where nothing is to be shared; `changed` hears when this tab begins or ceases to lead.
  constructor({ name, silence, door, tab, changed }) {
    this.#name = navigator.locks && globalThis.BroadcastChannel ? name : undefined;
    this.#silence = silence;
    this.#door = door;
    this.#tab = tab;
    this.#changed = changed;
  }

  get leads() {
    return Boolean(this.#leader);
  }

  join() {
    this.#tab.open((message) => this.#toLeader(message));
    if (!this.#name) return this.#lead();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
    this.#vigil = new Vigil(this.#silence, { ask: () => this.#leader || this.#tab.hello(), take: () => this.#take() });
    this.#compete();
    this.#tab.hello();
  }

  leave() {
    this.#toLeader({ kind: "leave", tab: this.#tab.id });
    this.#tab.close();
    this.#withdraw();
    this.#stepDown();
    this.#vigil?.stop();
    this.#channel?.close();
    this.#channel = undefined;
  }

  retry() {
    this.#toLeader({ kind: "retry" });
  }

  #heard(message) {
    if (message.toLeader) return this.#leader?.hear(message);
    if (!REFLEXES.includes(message.kind)) this.#vigil.heard();
    this.#tab.hear(message);
  }

  #toLeader(message) {
    this.#channel?.postMessage({ ...message, toLeader: true });
    this.#leader?.hear(message);
  }

  #toTabs(message) {
    this.#channel?.postMessage(message);
    this.#tab.hear({ ...message, mine: true });
  }

  #compete(steal = false) {
    const asking = new AbortController();
    this.#asking = asking;
    const how = steal ? { steal } : { signal: asking.signal };
    const granted = () => (this.#asking === asking ? this.#lead() : undefined);
    navigator.locks.request(this.#name, how, granted).catch((failure) => {
      if (this.#asking !== asking) return;
      this.#stepDown();
      // Where a browser keeps locks from this page, it has a stream of its own.
      if (failure.name !== "AbortError") return this.#lead();
      // Somebody took it, while this tab was frozen.
      this.#vigil.heard();
      this.#compete();
      this.#tab.hello();
    });
  }

  #withdraw() {
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #take() {
    if (this.#leader) return;
    const pending = this.#asking;
    this.#asking = undefined;
    pending?.abort();
    this.#compete(true);
  }

  // The lock is held until the promise is kept.
  #lead() {
    this.#leader = new Leader(this.#door, this.#silence, (message) => this.#toTabs(message), () => this.#others());
    this.#changed(true);
    this.#leader.start(this.#tab.cursor);
    return new Promise((release) => (this.#release = release));
  }

  #stepDown() {
    this.#release?.();
    if (!this.#leader) return;
    this.#leader.stop();
    this.#leader = undefined;
    this.#changed(false);
  }

  async #others() {
    if (!this.#channel) return 0;
    const { pending } = await navigator.locks.query();
    return pending.filter(({ name }) => name === this.#name).length;
  }
}
