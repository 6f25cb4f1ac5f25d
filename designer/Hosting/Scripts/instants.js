// The Studio writes a date and time that was picked as the reader's language does, without the zone: 2026/11/25 下午2:30:00. Nobody but its
// reader understands that, so it is kept as an instant, in the zone in which it was picked.
import { hear, saves } from "./calls.js";

const picked = new Map();
hear("/descriptors/activities", ({ items }) => {
  for (const { typeName, inputs } of items) {
    const names = inputs.filter(input => input.uiHint === "datetime-picker").map(input => input.name[0].toLowerCase() + input.name.slice(1));
    if (names.length > 0) picked.set(typeName, names);
  }
});

const chinese = /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2}) (?<half>上午|下午)(?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})$/;
const english = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}) (?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})\s(?<half>AM|PM)$/;

/** Such a text as an ISO instant; any other as it is. */
export function instantOf(text) {
  const found = (chinese.exec(text) ?? english.exec(text))?.groups;
  if (!found) return text;
  const hour = found.hour % 12 + (found.half === "下午" || found.half === "PM" ? 12 : 0);
  const instant = new Date(found.year, found.month - 1, found.day, hour, found.minute, found.second);
  const offset = -instant.getTimezoneOffset();
  const two = number => String(Math.abs(Math.trunc(number))).padStart(2, "0");
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${wall}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

saves.amend = body => {
  const said = JSON.parse(body);
  visit(said.model?.root);
  return JSON.stringify(said);
};

function visit(part) {
  if (part === null || typeof part !== "object") return;
  for (const name of picked.get(part.type) ?? []) {
    const expression = part[name]?.expression;
    if (expression?.type === "Literal" && typeof expression.value === "string") expression.value = instantOf(expression.value);
  }
  for (const inner of Object.values(part)) visit(inner);
}
