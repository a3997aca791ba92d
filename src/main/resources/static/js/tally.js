import { words } from "./words.js";

// A number on a button, shown and said: "Like, 4 so far". Where there is none yet, a word is shown.
export class Tally {
  #button;
  #word;
  #label;

  constructor(button, word, label) {
    this.#button = button;
    this.#word = word;
    this.#label = label;
  }

  get value() {
    return Number(this.#button.dataset.tally);
  }

  set value(value) {
    const number = Math.max(0, value);
    this.#button.dataset.tally = number;
    this.#button.ariaLabel = this.#label(number);
    this.#button.querySelector("[data-number]").textContent = number ? words("number", number) : this.#word;
  }
}
