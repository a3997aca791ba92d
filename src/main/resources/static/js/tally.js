// A number on a button, shown and said: "Like, 4 so far".
export class Tally {
  #button;
  #word;

  constructor(button, word) {
    this.#button = button;
    this.#word = word;
  }

  get value() {
    return Number(/\d[\d,]*/.exec(this.#button.ariaLabel)[0].replaceAll(",", ""));
  }

  set value(value) {
    const number = Math.max(0, value);
    this.#button.ariaLabel = this.#button.ariaLabel.replace(/\d[\d,]*/, number);
    this.#button.querySelector("[data-number]").textContent = number ? number.toLocaleString("en") : this.#word;
  }
}
