// Prepares the document before the Studio starts in it. The scripts of the document run in their order, this one first.
import "./culture.js";
import "./calls.js";
import "./navigation.js";
import "./view.js";
import "./instants.js";
import "./looks.js";
import "./offer.js";
import "./errors.js";

const screen = document.querySelector("[data-studio]");

// Read once, when the element comes to life; absolute and without a slash at its end, or the Studio builds wrong addresses.
screen.setAttribute("remote-endpoint", new URL("/elsa/api", location.origin).href);
