// What a notification says: a sentence in the reader's language, or its own title. The server's `Sentences` says the
// same. Names and titles come in as elements, so that nothing in them is a tag or a pattern.
import { isDeed } from "./faces.js";
import { format, patternOf } from "./words.js";

export const nameOf = ({ type, title, text, object }) => title?.trim() ? title : (text?.trim().split("\n")[0] || object?.title || type);

// Whose title was corrected, says it in the new words.
export function hasSentence({ type, actors, actorCount = actors.length, object, title, edited }) {
  if (!isDeed(type) || actors.length === 0 || (edited && actorCount <= 1 && title?.trim())) return false;
  return Boolean(aboutOf({ object, title })) || !patternOf(`sentence.${type}`).includes("{about}");
}

// What it is about: an object's title, or what there is to call it by where nothing else says it.
function aboutOf({ object, title }) {
  if (!object || object.title?.trim()) return object?.title;
  return title?.trim() ? undefined : `${object.type} ${object.id}`;
}

export function sentenceOf(item) {
  if (!hasSentence(item)) return [strong([own("by", nameOf(item))])];
  const { type, actors } = item;
  const count = Math.max(item.actorCount ?? 0, actors.length);
  const both = count === 2 && actors.length === 2;
  const values = { count, by: own("by", actors[0]), also: own("by", actors[1]), about: own("about", aboutOf(item)), b: strong };
  return [format(`${both ? "sentence-of-two" : "sentence"}.${type}`, values)].flat();
}

// Runs its own way, whatever the sentence's.
function own(part, text) {
  const element = document.createElement("bdi");
  element.dataset[part] = "";
  element.textContent = text ?? "";
  return element;
}

function strong(children) {
  const element = document.createElement("b");
  element.append(...children);
  return element;
}
