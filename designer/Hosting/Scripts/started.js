// Runs when the Studio's framework is there and its elements are not yet.
import { show } from "./exchange.js";
import { finish, go, isUnsaved } from "./leaving.js";
import { listen, pageOf } from "./navigation.js";
import { current } from "./screen.js";

// Addresses outside the base are no business of the framework, which would load them into the frame.
const manager = window.Blazor?._internal?.navigationManager;
if (manager) {
  const navigate = manager.navigateTo;
  manager.navigateTo = function (address, ...rest) {
    const meant = pageOf(address);
    if (meant) go(meant);
    else return navigate.call(this, address, ...rest);
  };
}

await customElements.whenDefined(current().localName);
listen(current());

// What the page around may ask for, from now on.
window.studioFrame = { finish, go, isUnsaved, pageOf, show };
