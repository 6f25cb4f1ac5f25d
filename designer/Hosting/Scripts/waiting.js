// A session ends, or the program is away, while somebody draws. What he drew last is nowhere but here, so he stays: the calls wait until
// they can be answered, and he is told what to do.
import { renewToken, told } from "./head.js";

const pause = 3_000;
const beforeTelling = 500;
const beforeStandingStill = 30_000;

const box = document.getElementById("studio-waiting");
let waiting = null;

// After a hundred seconds the Studio gives a call up and breaks down. So its clock, which is this one, stands still when waiting takes long.
const now = performance.now.bind(performance);
let stoodStill = 0;
let stoppedAt = null;
performance.now = () => (stoppedAt ?? now()) - stoodStill;

/** Whether an answer is not the program's: what stands between us and it says that it is away. */
export function isAway(answer) {
  return [502, 503, 504].includes(answer.status);
}

/** Comes back when the program answers and whoever opened this document is signed in. */
export function again() {
  return waiting ??= wait().finally(() => { waiting = null; });
}

async function wait() {
  const stop = setTimeout(() => { stoppedAt = now(); }, beforeStandingStill);
  await new Promise(go => setTimeout(go, beforeTelling));
  for (;;) {
    const missing = await look();
    tell(missing);
    if (!missing) break;
    await soon();
  }
  clearTimeout(stop);
  if (stoppedAt === null) return;
  stoodStill += now() - stoppedAt;
  stoppedAt = null;
}

/** What is missing; nothing when it is all there. Whatever else is wrong the call itself is told. */
async function look() {
  try {
    const answer = await fetch(location.href);
    if (isAway(answer)) return "program";
    if (answer.status === 401 || answer.redirected) return "session";
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) return null;
    if (told("person", found) !== told("person")) return "session";
    renewToken(found);
    return null;
  } catch {
    return "program";
  }
}

function tell(missing) {
  box.hidden = !missing;
  for (const line of box.querySelectorAll("[data-missing]")) line.hidden = line.dataset.missing !== missing;
}

/** After a pause, or when he comes back from where he signed in. */
function soon() {
  return new Promise(go => {
    const heard = new AbortController();
    const done = () => { heard.abort(); go(); };
    setTimeout(done, pause);
    window.top.addEventListener("focus", done, { signal: heard.signal });
    window.top.document.addEventListener("visibilitychange", done, { signal: heard.signal });
  });
}
