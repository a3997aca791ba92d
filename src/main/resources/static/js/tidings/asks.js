// What somebody wants to hear beside what is theirs anyway: { topics, also, types }, each a list.
const list = (value) => [...new Set(typeof value === "string" ? value.split(",") : (value ?? []))].map((name) => name.trim()).filter(Boolean);

export const asked = ({ topics, also, types }) => ({ topics: list(topics), also: list(also), types: list(types) });

// One ask for all. Who names no types wants them all.
export function union(asks) {
  const all = (name) => [...new Set(asks.flatMap((ask) => ask[name]))];
  return { topics: all("topics"), also: all("also"), types: asks.some(({ types }) => !types.length) ? [] : all("types") };
}

export function covers(wide, narrow) {
  const holds = (name) => narrow[name].every((value) => wide[name].includes(value));
  const types = !wide.types.length || (narrow.types.length > 0 && holds("types"));
  return holds("topics") && holds("also") && types;
}

// What is said later of an event (a correction) is of that event's type.
export const wants = ({ types }, { type, was }) => !types.length || types.includes(was ?? type);

export function query(ask) {
  return Object.fromEntries(Object.entries(ask).filter(([, names]) => names.length).map(([name, names]) => [name, names.join(",")]));
}
