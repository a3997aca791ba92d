// Today, yesterday and before: lines between the notifications of a list, by the reader's own days.
import { language, region } from "./words.js";

const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const date = new Intl.DateTimeFormat(region, { weekday: "long", day: "numeric", month: "long" });
const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);

function nameOf(day) {
  const ago = Math.round((midnight(Date.now()) - day) / 86_400_000);
  return ago < 2 ? relative.format(-Math.max(ago, 0), "day") : date.format(day);
}

export function layDays(list) {
  for (const line of list.querySelectorAll(".day")) line.remove();
  let before;
  for (const item of list.querySelectorAll(".notification")) {
    const day = midnight(item.querySelector("time").dateTime);
    if (day !== before) {
      const line = document.createElement("li");
      line.className = "day";
      line.textContent = nameOf(day);
      item.before(line);
    }
    before = day;
  }
}
