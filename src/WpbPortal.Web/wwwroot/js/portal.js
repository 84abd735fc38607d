// What the frame does besides its HTML. Everything here is a kindness: without it every page still works.

const status = () => document.getElementById("meldingen");

/** Says a sentence to those who listen, without moving focus. */
export function announce(sentence) {
  const place = status();
  if (!place) return;
  place.textContent = "";
  // The same sentence twice is read twice only when the text was empty in between.
  requestAnimationFrame(() => { place.textContent = sentence; });
}

const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
};

document.addEventListener("click", (event) => closeMenus(event.target.closest?.("details.menu")));

// Blazor takes the click for itself and only scrolls; whoever skips the frame wants to go on from the content.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a.skip")) document.getElementById("inhoud")?.focus();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) print();
});

document.addEventListener("focusin", (event) => {
  const menu = event.target.closest?.("details.menu");
  for (const open of document.querySelectorAll("details.menu[open]")) if (open !== menu) open.open = false;
});

const isTyping = (element) => element?.isContentEditable || /^(input|textarea|select)$/i.test(element?.tagName ?? "");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = event.target.closest?.("details.menu[open]") ?? document.querySelector("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    const search = document.querySelector("[data-search]");
    if (!search || search.offsetParent === null) return;
    event.preventDefault();
    search.focus();
  }
});

// The steering picker: a tap adds one, minus takes one away. Done here, so that a tap counts before a circuit is there to hear it.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".steer-key button");
  if (!button) return;
  const count = button.closest(".steer-key").querySelector("input");
  if (button.matches(".step-less")) count.stepDown();
  else count.stepUp();
  count.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("change", ({ target: count }) => {
  if (!count.matches?.(".steer-key input")) return;
  const [least, most] = [Number(count.min), Number(count.max)];
  const times = Math.min(most, Math.max(least, Math.trunc(Number(count.value)) || 0));
  if (count.value !== String(times)) count.value = times;
  const key = count.closest(".steer-key");
  key.classList.toggle("is-marked", times > 0);
  key.querySelector(".step-less").disabled = times === least;
  key.querySelector(".step-more").disabled = times === most;
}, true);

// Colours change at once; the server keeps the choice for the next page and the next device.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("form[data-theme-choice]");
  const button = event.submitter;
  if (!form || !button) return;
  event.preventDefault();
  const before = document.documentElement.dataset.theme;
  if (button.value) document.documentElement.dataset.theme = button.value;
  else delete document.documentElement.dataset.theme;
  const body = new URLSearchParams(new FormData(form, button));
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (!answer.ok && answer.type !== "opaqueredirect") throw new Error(answer.statusText);
    for (const choice of form.querySelectorAll("[aria-pressed]")) choice.setAttribute("aria-pressed", String(choice === button));
  } catch {
    if (before) document.documentElement.dataset.theme = before;
    else delete document.documentElement.dataset.theme;
  }
});

// Who signs out leaves no first names on the device for the page that works without network (see on-the-go.js). What she wrote and
// is yet to be sent stays, sealed, for when she comes back. Done again where one signs in, for a page that goes away finishes nothing.
const forgetNames = () => {
  const asked = indexedDB.open("wpb-onderweg");
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onsuccess = () => {
    const work = asked.result.transaction("about", "readwrite");
    for (const key of ["owner", "partnership", "students", "people"]) work.objectStore("about").delete(key);
    work.oncomplete = () => {
      asked.result.close();
      new BroadcastChannel("wpb-onderweg").postMessage("forget");
    };
  };
};

document.addEventListener("submit", ({ target }) => { if (target.matches("[data-signs-out]")) forgetNames(); });
if (document.querySelector("[data-signs-in]")) forgetNames();

// What somebody has before his eyes is read; a page that is only fetched ahead, or in a tab behind, marks nothing.
const markRead = () => {
  if (document.visibilityState !== "visible") return;
  for (const shown of document.querySelectorAll("[data-read-at]")) {
    const address = shown.dataset.readAt;
    delete shown.dataset.readAt;
    fetch(address, { method: "POST" }).catch(() => { shown.dataset.readAt = address; });
  }
};
for (const type of ["visibilitychange", "wpb:fresh"]) document.addEventListener(type, markRead);

// After a form that came back with something to mend, the message gets the focus; after going elsewhere, Blazor focuses the h1.
const focused = new WeakSet();
const settle = () => {
  closeMenus();
  markRead();
  // What one page needs besides is loaded when that page comes, also by enhanced navigation, which runs no script of the page.
  for (const place of document.querySelectorAll("[data-module]")) import(new URL(place.dataset.module, document.baseURI)).then((module) => module.begin(place));
  const first = document.querySelector("[data-focus-first], main form [aria-invalid='true']");
  if (!first || focused.has(first)) return;
  focused.add(first);
  first.focus();
};

// Within one page Blazor leaves the focus where it was. A form that was asked for is where one goes on; where what had the focus is gone, at the heading.
const goOn = () => {
  settle();
  const form = location.hash.length > 1 ? document.getElementById(location.hash.slice(1))?.closest("form") : null;
  if (form && !focused.has(form)) {
    focused.add(form);
    if (!form.contains(document.activeElement)) form.querySelector("input:not([type='hidden']), select, textarea, button")?.focus();
  }
  if (document.activeElement !== document.body) return;
  const heading = document.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: location.hash.length > 1 });
};

if (window.Blazor) Blazor.addEventListener("enhancedload", goOn);
else document.addEventListener("DOMContentLoaded", () => window.Blazor?.addEventListener("enhancedload", goOn));
settle();
