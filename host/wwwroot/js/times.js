// Keeps due times true while the page stays open. Reckons by the server's clock, which in development is not the browser's.
const ahead = Number(document.body.dataset.now) - Date.now();
const language = document.documentElement.lang;
const second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;

setInterval(() => {
  for (const due of document.querySelectorAll("[data-due]")) {
    const left = Number(due.dataset.due) - Date.now() - ahead;
    const words = (left > 0 ? due.dataset.left : due.dataset.over).replace("{span}", span(Math.abs(left)));
    const shown = due.querySelector("span");
    if (shown.textContent !== words) shown.textContent = words;
    if (left <= 0) due.classList.add("due-overdue");
  }
}, 30 * second);

/** The two largest units, rounded down. */
function span(time) {
  const parts = [["day", Math.floor(time / day)], ["hour", Math.floor(time % day / hour)], ["minute", Math.floor(time % hour / minute)]];
  const first = parts.findIndex(([, count]) => count > 0);
  const told = first < 0 ? [["minute", 0]] : parts.slice(first, first + 2).filter(([, count]) => count > 0);
  return told.map(([unit, count]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count)).join(" ");
}
