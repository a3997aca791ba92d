// Holds back what is new, so that what is being read stays where it is.
export class Pill {
  #button;
  #words;
  #waiting = new Map();

  constructor(button, words, unfold, signal) {
    this.#button = button;
    this.#words = words;
    button.addEventListener("click", () => unfold(this.empty()), { signal });
  }

  get size() {
    return this.#waiting.size;
  }

  hold(key, value = key) {
    this.#waiting.set(key, value);
    this.#show();
  }

  get(key) {
    return this.#waiting.get(key);
  }

  get held() {
    return [...this.#waiting.values()];
  }

  forget(key) {
    this.#waiting.delete(key);
    this.#show();
  }

  empty() {
    const { held } = this;
    this.#waiting.clear();
    this.#show();
    return held;
  }

  #show() {
    this.#button.hidden = this.size === 0;
    this.#button.querySelector("span").textContent = this.#words(this.size);
  }
}
