// The latest counts, and what they do not hold yet: an event for many brings no `state`, it adds one.
const MOST = 1_000;

export class Standing {
  #counts = {};
  #added = [];

  take({ unseen, unread, asOf, version }) {
    if (version === undefined) return;
    this.#counts = { unseen, unread, asOf, version };
    this.#added = this.#added.filter((id) => id > asOf);
  }

  add({ id, to, inbox, was }) {
    if (!inbox || was || to.startsWith("user:") || this.#counts.version === undefined || id <= this.#counts.asOf) return;
    this.#added.push(id);
    if (this.#added.length <= MOST) return;
    this.#counts = this.upTo(this.#added[0]);
    this.#added.shift();
  }

  // For who hears everything after `cursor`, and nothing before.
  upTo(cursor) {
    const { unseen, unread, asOf, version } = this.#counts;
    if (version === undefined) return {};
    const more = this.#added.filter((id) => id <= cursor).length;
    return { unseen: unseen + more, unread: unread + more, asOf: Math.max(asOf, cursor), version };
  }
}
