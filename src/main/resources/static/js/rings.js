// A soft tone, and a notice of the operating system: for those who asked for them, and in one tab of the browser.
import { itemOf } from "./items.js";
import { live } from "./live.js";
import { page } from "./page.js";
import { wants } from "./preferences.js";
import { hasSentence, sentenceOf } from "./sentences.js";
import { language } from "./words.js";

const PAUSE = 2_000;
const SILENT = 200;
const HELD = 60_000;
const WAKING = 5_000;
const LOCK = `tidings-ring-${page.me?.toLowerCase()}`;
const TONE = "tidings-tone";
let woken = 0;
let noticed;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The first tab that asks gets the lock of this event, and keeps it until all others have asked in vain. What is stored
// would not do: tabs see each other's with a delay. A tab that was frozen may be later still, so it rings for nothing
// that waited for it.
async function claim(id) {
  // Without a click or a key a tab may make no sound: the others go first.
  if (navigator.userActivation && !navigator.userActivation.hasBeenActive) await wait(SILENT);
  if (!navigator.locks) return true;
  return new Promise((resolve) => {
    const asked = (lock) => {
      resolve(Boolean(lock));
      return lock && wait(HELD);
    };
    navigator.locks.request(`${LOCK}-${id}`, { ifAvailable: true }, asked).catch(() => resolve(false));
  });
}

// One for a flood, whichever tabs its events ring in. Each tone has a context of its own, so that what the browser holds
// back is not heard at the next click.
async function tone() {
  if (Math.abs(Date.now() - Number(localStorage.getItem(TONE))) < PAUSE) return;
  localStorage.setItem(TONE, Date.now());
  const context = new AudioContext();
  await Promise.race([context.resume(), wait(SILENT)]);
  if (context.state !== "running") return context.close();
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  const { currentTime } = context;
  oscillator.frequency.setValueAtTime(880, currentTime);
  oscillator.frequency.setValueAtTime(1_175, currentTime + 0.09);
  gain.gain.setValueAtTime(0.08, currentTime);
  gain.gain.exponentialRampToValueAtTime(0.0001, currentTime + 0.5);
  oscillator.connect(gain).connect(context.destination);
  oscillator.onended = () => context.close();
  oscillator.start();
  oscillator.stop(currentTime + 0.5);
}

// One place for all: of a flood the latest is shown.
function notice(event) {
  if (globalThis.Notification?.permission !== "granted") return;
  const item = itemOf(event);
  const line = document.createElement("p");
  line.append(...sentenceOf(item));
  const body = (hasSentence(item) || event.title) && event.text;
  const shown = new Notification(line.textContent, { body: body || "", tag: "tidings", icon: "/favicon.svg", lang: language });
  noticed = { id: event.id, shown };
  shown.onclick = () => {
    window.focus();
    shown.close();
    location.assign(`/inbox/${event.id}`);
  };
}

async function ring(event) {
  const [sound, desktop] = [wants("sound", event), wants("desktop", event)];
  if (!(sound || desktop) || Date.now() - woken < WAKING || !(await claim(event.id))) return;
  // Android has no such notices outside of a service worker, and says so by throwing.
  const deeds = [sound && tone(), desktop && Promise.resolve(event).then(notice)];
  await Promise.allSettled(deeds);
}

export function startRings() {
  document.addEventListener("resume", () => (woken = Date.now()));
  live.addEventListener("event", ({ detail: event }) => {
    if (event.type === "retracted" && event.of === noticed?.id) noticed.shown.close();
    if (event.inbox && !event.was && !event.replayed) ring(event);
  });
}
