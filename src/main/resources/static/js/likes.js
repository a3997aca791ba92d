import { send } from "./api.js";
import { isMe } from "./page.js";
import { Tally } from "./tally.js";
import { words } from "./words.js";

// The heart of a post. What I do here shows at once; what the stream tells of it later is not counted again.
export class Likes {
  #form;
  #button;
  #tally;

  constructor(form) {
    this.#form = form;
    this.#button = form.querySelector("button");
    this.#tally = new Tally(this.#button, words("post.like"), (likes) => words("post.likes", likes));
  }

  async toggle() {
    const on = !this.#pressed;
    const before = this.#tally.value;
    const sent = send(this.#form);
    this.#press(on);
    this.#tally.value += on ? 1 : -1;
    try {
      await sent;
    } catch (refused) {
      this.#press(!on);
      this.#tally.value = before;
      throw refused;
    }
  }

  given({ actor, data }) {
    this.#heard(actor, true, data?.likes);
  }

  taken(actor) {
    this.#heard(actor, false);
  }

  #heard(actor, on, total) {
    const mine = isMe(actor);
    const counted = mine && this.#pressed === on;
    if (mine) this.#press(on);
    if (total !== undefined) this.#tally.value = total;
    else if (!counted) this.#tally.value += on ? 1 : -1;
  }

  get #pressed() {
    return this.#button.ariaPressed === "true";
  }

  #press(on) {
    this.#button.ariaPressed = String(on);
    this.#form.elements._method.value = on ? "delete" : "put";
  }
}
