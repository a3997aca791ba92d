// The page's language and what there is to say in it: the server's own messages, as ICU patterns.
import { IntlMessageFormat } from "../vendor/intl-messageformat.js";

const patterns = new Map(Object.entries(JSON.parse(document.getElementById("messages").textContent)));
const formats = new Map();

export const language = document.documentElement.lang;

// How the language's readers write dates.
export const region = language === "en" ? "en-GB" : language;

export const patternOf = (key) => patterns.get(key);

// `values` by their names, or by their places in a list. Functions make elements of tags; with these it is a list.
export function format(key, values) {
  if (!formats.has(key)) formats.set(key, new IntlMessageFormat(patterns.get(key), language));
  return formats.get(key).format(values);
}

export const words = (key, ...values) => format(key, values);
