// Tells a screen reader how much has come, not each piece, and no more often than every four seconds.
import { live } from "./live.js";
import { words } from "./words.js";

const PAUSE = 4_000;
const status = document.querySelector("[data-says]");
let count = 0;
let timer;

function say() {
  timer = null;
  if (count === 0) return;
  status.textContent = words("status.new", count);
  count = 0;
  timer = setTimeout(say, PAUSE);
}

export function startStatus() {
  live.addEventListener("event", ({ detail: { inbox, was } }) => {
    if (!inbox || was) return;
    count++;
    timer ??= setTimeout(say, 300);
  });
}
