// Prepares the document before the Studio starts in it. The scripts of the document run in their order, this one first.
import "./culture.js";
import "./calls.js";
import "./navigation.js";
import "./view.js";
import "./instants.js";
import "./looks.js";
import "./offer.js";
import "./errors.js";
import { current, place } from "./screen.js";

place(current());

// A browser that goes back may bring along a screen that was exchanged since for the one that the page around it means.
const meant = window.frameElement?.dataset.screen;
if (meant && new URL(meant, location.origin).pathname !== location.pathname) location.replace(meant);
