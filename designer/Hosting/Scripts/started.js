// Runs when the Studio's framework is there and its elements are not yet.
import { go, pageOf } from "./navigation.js";

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

// A property that is set before the element is defined hides the one that it would have.
const screen = document.querySelector("[data-studio]");
await customElements.whenDefined(screen.localName);
const edit = id => go(`/workflows/definitions/${encodeURIComponent(id)}/edit`);
const view = id => go(`/workflows/instances/${encodeURIComponent(id)}/view`);
if (screen.localName === "elsa-workflow-definition-list" || screen.localName === "elsa-workflow-instance-viewer") screen.editWorkflowDefinition = edit;
if (screen.localName === "elsa-workflow-instance-list") screen.viewWorkflowInstance = view;
