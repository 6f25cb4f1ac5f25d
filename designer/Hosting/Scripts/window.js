// Names this window to the server, which tells by it that an owner draws the same process in two windows. The name outlives a reload,
// since the last save may still be on its way then. A tab that is duplicated begins with the name of the first: it asks, and takes another.
const key = "workflowcrm.window";
const fresh = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
let name;

function take(chosen) {
  name = chosen;
  sessionStorage.setItem(key, name);
}

take(sessionStorage.getItem(key) ?? fresh);
const windows = new BroadcastChannel(key);
windows.addEventListener("message", ({ data }) => {
  if (data.asked === name) windows.postMessage({ takenFor: data.by });
  else if (data.takenFor === fresh) take(fresh);
});
windows.postMessage({ asked: name, by: fresh });

export function windowName() {
  return name;
}
