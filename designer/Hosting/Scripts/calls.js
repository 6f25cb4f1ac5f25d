// Every call of the Studio goes through fetch: the anti-forgery token is added, and what the Studio cannot say is said here.
import { told } from "./head.js";
import { show } from "./notice.js";
import { isDrawing } from "./screen.js";
import { again, isAway } from "./waiting.js";
import { windowName } from "./window.js";

const send = window.fetch;
const listeners = [];
const stamps = new Map();
let lastSave = Promise.resolve();

/** The saves that are on their way, whether the last one that came back was refused,
 * whether there can be none any more; what listens to them and what amends them. */
export const saves = { underWay: 0, isRefused: false, isOver: false, begun: () => {}, amend: body => body };

/** The entity tag of the last answer from a path; undefined when there was none. */
export function stampOf(path) {
  return stamps.get(path);
}

/** Hears the JSON of every answer whose path ends like this. */
export function hear(ending, listener) {
  listeners.push({ ending, listener });
}

window.fetch = async function (input, init) {
  const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
  if (url.origin !== location.origin || !url.pathname.startsWith("/elsa/")) return send.call(this, input, init);

  const method = init?.method ?? (input instanceof Request ? input.method : "GET");
  const isSave = method === "POST" && url.pathname.endsWith("/workflow-definitions");
  const isLong = url.pathname.startsWith("/elsa/hubs/") && !url.pathname.endsWith("/negotiate");
  const ask = () => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set("X-CSRF-TOKEN", told("csrf-token"));
    headers.set("X-WorkflowCrm-Window", windowName());
    // What a screen no longer waits for is not broken off: it would look as if it had failed, and a save might be lost.
    const asked = { ...init, headers, ...(isLong ? {} : { signal: null }), ...(isSave ? amended(init) : {}) };
    return send.call(this, input instanceof Request ? input.clone() : input, asked);
  };
  const answer = isSave ? await save(() => answered(ask, true)) : await answered(ask, method === "GET" && !isLong);

  const notice = answer.headers.get("X-WorkflowCrm-Notice");
  if (notice) show(decodeURIComponent(notice));
  if (!answer.ok || !answer.body || isLong) return answer;

  if (answer.headers.has("ETag")) stamps.set(url.pathname, answer.headers.get("ETag"));
  // The Studio stops reading at the last byte that it needs, which ends the call as if it had failed; here it is read to its end.
  const body = await answer.arrayBuffer();
  for (const { ending, listener } of listeners)
    if (url.pathname.endsWith(ending)) listener(JSON.parse(new TextDecoder().decode(body)));
  return new Response(body, { status: answer.status, statusText: answer.statusText, headers: answer.headers });
};

/** What is saved, as it is to be kept. */
function amended(init) {
  const body = init?.body;
  const text = typeof body === "string" ? body : body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? new TextDecoder().decode(body) : null;
  return text === null ? {} : { body: saves.amend(text) };
}

/** The answer to a call. While something is drawn the call waits for it, whatever is in between: what was drawn last is nowhere but here. */
async function answered(ask, mayBeRepeated) {
  for (;;) {
    const mayWait = mayBeRepeated && isDrawing();
    const answer = await ask().catch(error => { if (!mayWait) throw error; });
    if (answer?.status === 401) { if (!isDrawing()) return signIn(); }
    else if (answer && !(mayWait && isAway(answer))) return answer;
    await again();
  }
}

/** One save after the other: of two that had to wait the later one is to have the last word. */
async function save(perform) {
  saves.underWay++;
  saves.begun();
  let isKept = false;
  try {
    const mine = lastSave.then(perform);
    lastSave = mine.catch(() => {});
    const answer = await mine;
    isKept = answer.ok;
    return answer;
  } finally {
    saves.underWay--;
    saves.isRefused = !isKept;
  }
}

/** The session has ended. The Studio would break down, so it never hears of it. */
function signIn() {
  saves.isOver = true;
  window.top.location.assign("/sign-in?returnUrl=" + encodeURIComponent(window.top.location.pathname));
  return new Promise(() => {});
}
