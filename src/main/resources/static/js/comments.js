import { send } from "./api.js";
import { paint } from "./faces.js";
import { same } from "./page.js";
import { Tally } from "./tally.js";
import { setTime } from "./times.js";

const PATIENCE = 4_000;

// The talk under a post.
export class Comments {
  #post;
  #list;
  #tally;

  constructor(post) {
    this.#post = post;
    this.#list = post.querySelector("[data-list]");
    this.#tally = new Tally(post.querySelector("[data-comments]"), "Comment");
  }

  add(id, { actor, text, createdAt }) {
    if (document.getElementById(id)) return;
    const element = document.getElementById("blank-comment").content.firstElementChild.cloneNode(true);
    const part = (name) => element.querySelector(`[data-${name}]`);
    element.id = id;
    element.dataset.new = "";
    paint(part("who"), actor);
    part("name").textContent = actor;
    part("author").hidden = !same(actor, this.#post.dataset.author);
    part("at").href = `#${id}`;
    part("text").textContent = text;
    setTime(element.querySelector("time"), createdAt);
    this.#list.hidden = false;
    this.#list.append(element);
    this.#tally.value += 1;
  }

  remove(id) {
    document.getElementById(id)?.remove();
    this.#tally.value -= 1;
  }

  // The stream brings it back as a comment. Should that take too long, the page is asked again.
  async send(form) {
    const before = this.#list.childElementCount;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      await send(form);
      form.reset();
    } finally {
      button.disabled = false;
    }
    setTimeout(() => this.#list.childElementCount > before || location.reload(), PATIENCE);
  }
}
