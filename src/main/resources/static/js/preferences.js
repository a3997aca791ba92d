// How the reader wants to hear of an event at once. What is muted is none of this: it comes with `inbox` false.
import { preferences } from "./api.js";
import { page } from "./page.js";

const DEFAULT = { toast: true, sound: false, desktop: false };
const block = document.getElementById("preferences");
let now = block ? JSON.parse(block.textContent) : { kinds: {} };
let quiet = now.quiet && hours(now.quiet);

// Another tab has changed them. What was asked for later is newer.
const channel = globalThis.BroadcastChannel && page.me && new BroadcastChannel(`tidings preferences ${page.me.toLowerCase()}`);
if (channel) channel.onmessage = refresh;

async function refresh() {
  const { kinds, topics, quietHours } = await preferences.all().catch(() => ({}));
  if (!kinds) return;
  now = { kinds: Object.fromEntries([...kinds, ...topics].map((line) => [line.kind, line])) };
  quiet = quietHours && hours({ zone: quietHours.zone, from: minutes(quietHours.from), until: minutes(quietHours.until) });
}

export function changed() {
  channel?.postMessage("changed");
  refresh();
}

function minutes(time) {
  const [hour, minute] = time.split(":").map(Number);
  return 60 * hour + minute;
}

// By the clocks of that zone. Where a browser does not know it, nothing is quiet.
function hours({ from, until, zone }) {
  try {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return (moment) => {
      const minute = minutes(clock.format(moment));
      return from < until ? from <= minute && minute < until : from <= minute || minute < until;
    };
  } catch {
    return () => false;
  }
}

// What came through a topic is of its kind too: a toast needs both, a sound or a notice one of them.
export function wants(way, { type, to, priority }) {
  if (priority === "low" || (priority !== "high" && quiet?.(Date.now()))) return false;
  const lines = [`type:${type}`, ...(to.startsWith("topic:") ? [to] : [])].map((kind) => now.kinds[kind] ?? DEFAULT);
  return DEFAULT[way] ? lines.every((line) => line[way]) : lines.some((line) => line[way]);
}
