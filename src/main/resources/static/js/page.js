// What the server wrote into the page: who reads it, up to which event it is true, and what it is about.
const { dataset } = document.documentElement;
const number = (name) => Number(dataset[name] ?? 0);

export const page = {
  me: dataset.me,
  cursor: dataset.cursor,
  counts: { unseen: number("unseen"), unread: number("unread"), asOf: number("asOf"), version: number("version") },
  also: document.querySelector("[data-also]")?.dataset.also,
  topics: document.querySelector("[data-topics]")?.dataset.topics,
};

// Names are the same whatever their case.
export const same = (one, other) => (one ?? "").toLowerCase() === (other ?? "").toLowerCase();

export const isMe = (name) => same(name, page.me);

// Only http(s), and paths that stay on this site: "//evil.example" and "javascript:…" become nothing.
export function safeUrl(url) {
  return /^(https?:\/\/|\/(?![/\\]))/i.test(url ?? "") ? url : null;
}
