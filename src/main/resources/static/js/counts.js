// How many are unseen and unread. The server's numbers hold up to the event `asOf`; a `state` that was overtaken has a
// lower version; and what came to many at once is counted here, because no `state` follows it.
export class Counts extends EventTarget {
  #now;
  #added = [];

  constructor(counts) {
    super();
    this.#now = { ...counts };
  }

  get now() {
    return this.#now;
  }

  // True if these numbers are at least as new as ours. A `ready` of the server is the verdict, whatever we had.
  take({ unseen, unread, asOf, version }, verdict = false) {
    const isOld = version < this.#now.version || (version === this.#now.version && asOf < this.#now.asOf);
    if (isOld && !verdict) return false;
    this.#added = this.#added.filter(({ id }) => id > asOf);
    const fresh = this.#added.filter(({ seen }) => !seen).length;
    this.#set({ unseen: unseen + fresh, unread: unread + this.#added.length, asOf, version });
    return true;
  }

  add({ id, to, inbox }) {
    if (!inbox || to.startsWith("user:") || id <= this.#now.asOf) return;
    this.#added.push({ id, seen: false });
    this.#set({ unseen: this.#now.unseen + 1, unread: this.#now.unread + 1 });
  }

  // Came to many, and is taken back: a `state` follows within a minute, and is right whatever was shown.
  drop(id, state) {
    this.#added = this.#added.filter((added) => added.id !== id);
    const less = (count, states) => Math.max(0, count - states.includes(state));
    this.#set({ unseen: less(this.#now.unseen, ["unseen"]), unread: less(this.#now.unread, ["unseen", "unread"]) });
  }

  // The bell was opened: shown before the server says so.
  see() {
    this.#added = this.#added.map(({ id }) => ({ id, seen: true }));
    this.#set({ unseen: 0 });
  }

  #set(change) {
    this.#now = { ...this.#now, ...change };
    this.dispatchEvent(new CustomEvent("change", { detail: this.#now }));
  }
}
