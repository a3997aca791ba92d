import { send } from "./api.js";
import { paint } from "./faces.js";
import { page, same } from "./page.js";
import { Tally } from "./tally.js";
import { setTime } from "./times.js";
import { words } from "./words.js";

// The talk under a post.
export class Comments {
  #post;
  #list;
  #tally;

  constructor(post) {
    this.#post = post;
    this.#list = post.querySelector("[data-list]");
    this.#tally = new Tally(post.querySelector("[data-comments]"), words("post.comment"), (comments) => words("post.comments", comments));
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

  // Shown as soon as the server has it. What the stream tells of it is not added again.
  async send(form) {
    const button = form.querySelector("button");
    const text = form.elements.text.value.trimEnd();
    button.disabled = true;
    try {
      const answer = await send(form);
      form.reset();
      const { hash } = new URL(answer.headers.get("Location"), location);
      this.add(hash.slice(1), { actor: page.me, text, createdAt: new Date().toISOString() });
    } finally {
      button.disabled = false;
    }
  }
}
