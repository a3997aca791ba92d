// Relative times that stay true, and exact ones in the reader's own zone. The words are those of the server's `@times`.
import { region, words } from "./words.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DATE = { day: "numeric", month: "short", year: "numeric" };
const date = new Intl.DateTimeFormat(region, DATE);
const absolute = new Intl.DateTimeFormat(region, { ...DATE, hour: "2-digit", minute: "2-digit" });

export function relative(at, now = Date.now()) {
  const age = now - at;
  if (age < MINUTE) return words("time.now");
  if (age < HOUR) return words("time.minutes", Math.floor(age / MINUTE));
  if (age < DAY) return words("time.hours", Math.floor(age / HOUR));
  return date.format(at);
}

function tick(time) {
  const words = relative(Date.parse(time.dateTime));
  if (words !== time.textContent) time.textContent = words;
}

export function setTime(time, at) {
  time.dateTime = at;
  time.title = absolute.format(Date.parse(at));
  tick(time);
}

// Those that the server wrote, in the reader's zone.
export function localize(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = absolute.format(Date.parse(time.dateTime));
    if ("exact" in time.dataset) time.textContent = time.title;
  }
}

export function startTicking() {
  const tickAll = () => document.hidden || document.querySelectorAll("time[data-ticks][datetime]").forEach(tick);
  localize(document);
  setInterval(tickAll, 15_000);
  document.addEventListener("visibilitychange", tickAll);
}
