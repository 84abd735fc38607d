// Keeps a page right while it is looked at. A stream says only that there may be something new; then the page is asked for anew, and
// what differs is put in its place, without taking the focus, the scroll, what is unfolded or what is being typed. What is no longer there
// for the reader goes off the screen at once. Without this script every page still works.

const frame = () => document.getElementById("live");
const main = () => document.getElementById("inhoud");
const isInteractive = () => document.querySelector("[data-interactive]") !== null;

let stream = null;
let isOver = false;
let timer = null;
let looking = null;
/** How many pages Blazor put in the place of the first, and forms went out. */
let loads = 0;
let leaving = false;

const say = (sentence) => {
  const place = document.getElementById("meldingen");
  if (!place || !sentence) return;
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = sentence; });
};

// ----- the stream -----

const open = () => {
  if (stream || isOver || document.visibilityState !== "visible" || !frame()) return;
  let isBack = false;
  stream = new EventSource(`${frame().dataset.stream}?sinds=${frame().dataset.since}`);
  stream.addEventListener("look", ({ data }) => plan(Math.random() * (Number(data) || 0)));
  stream.addEventListener("ended", () => takeOff(true));
  stream.addEventListener("open", () => {
    // What was said while the line was down, nobody heard.
    if (isBack) plan(Math.random() * 300);
    isBack = true;
  });
  stream.addEventListener("error", () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    close();
    // Signed out, or too many windows: the page itself says which.
    plan(0);
    setTimeout(open, 30_000);
  });
};

const close = () => {
  stream?.close();
  stream = null;
};

const turn = () => {
  if (document.visibilityState === "visible") open();
  else close();
};

// ----- looking -----

const plan = (wait) => {
  if (isOver || timer !== null) return;
  timer = setTimeout(() => {
    timer = null;
    // One at a time; and who is on his way to another page, or just came, sees it new.
    if (looking) looking.then(() => plan(100));
    else if (!leaving) looking = look().catch(() => {}).finally(() => { looking = null; });
  }, wait);
};

const look = async () => {
  const [address, load] = [location.href, loads];
  let answer, text;
  try {
    answer = await fetch(address, { headers: { "Wpb-Live": "1" }, cache: "no-store", signal: AbortSignal.timeout(15_000) });
    text = await answer.text();
  } catch {
    return;
  }
  if (leaving || isOver || !frame()) return;
  // What came back is of a page that was left meanwhile.
  if (load !== loads || address !== location.href) return plan(300);
  if (new URL(answer.url).pathname === frame().dataset.signInAt) return takeOff(true);
  if (answer.headers.has("Wpb-Gone")) return takeOff(false);
  if (!answer.ok) return;
  // It leads on to another page now.
  if (answer.redirected) {
    if (!isInteractive()) location.replace(answer.url);
    return;
  }
  show(new DOMParser().parseFromString(text, "text/html"));
};

const countOf = (page) => {
  const count = page.querySelector("[data-live=notifications]");
  return count && !count.hidden ? Number.parseInt(count.textContent, 10) || 0 : 0;
};

const show = (fresh) => {
  const counts = [countOf(document), countOf(fresh)];
  const [count, newCount] = [document.querySelector("[data-live=notifications]"), fresh.querySelector("[data-live=notifications]")];
  if (count && newCount && counts[0] !== counts[1]) {
    // Only the number: a circuit may hold the element.
    count.firstChild.data = newCount.firstChild.data;
    count.hidden = newCount.hidden;
  }
  const since = fresh.getElementById("live")?.dataset.since;
  if (since) frame().dataset.since = since;

  let isNew = false;
  const [here, there] = [main(), fresh.getElementById("inhoud")];
  // A circuit draws its own page; and what has to be mended stays until it is sent again.
  if (here && there && !isInteractive() && !here.querySelector("[aria-invalid='true'], .notice-mistake")) {
    const before = wordsOf(here);
    const focus = document.activeElement;
    const hadFocus = here.contains(focus) && focus !== here;
    merge(here, there);
    if (fresh.title && document.title !== fresh.title) document.title = fresh.title;
    isNew = before !== wordsOf(here);
    if (hadFocus && !here.contains(document.activeElement)) {
      const heading = here.querySelector("h1");
      if (heading) heading.tabIndex = -1;
      heading?.focus({ preventScroll: true });
    }
    if (isNew) document.dispatchEvent(new Event("wpb:fresh"));
  }
  if (counts[1] > counts[0]) say(frame().dataset.notices);
  else if (isNew) say(frame().dataset.news);
};

const wordsOf = (place) => place.textContent.replace(/\s+/g, " ").trim();

// ----- putting what is new in its place -----

/** Forms in which something was typed or chosen since they were drawn. */
const touched = new WeakSet();
for (const type of ["input", "change"])
  document.addEventListener(type, ({ target }) => { const form = target.form ?? target.closest?.("form"); if (form) touched.add(form); }, true);

// Who is busy in a form, or on his way to fill one in, keeps it as it is; so does what a script of its own draws.
const isKept = (element) => (element.localName === "form" && (touched.has(element) || element.contains(document.activeElement))) || element.hasAttribute("data-module");

const holdsKept = (node) => node.nodeType === Node.ELEMENT_NODE && (isKept(node) || [...node.querySelectorAll("form")].some(isKept));

/** By what the same thing is known again, when what it says has changed. */
const keyOf = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeType;
  if (node.id) return `#${node.id}`;
  if (node.localName === "form") return `form ${node.getAttribute("action") ?? ""} ${node.querySelector("[name=_handler]")?.value ?? ""} ${node.querySelector("input[type=hidden]:not([name^='_'])")?.value ?? ""}`;
  if (/^(li|tr|article|a)$/.test(node.localName)) {
    const link = node.matches("a[href]") ? node : node.querySelector("a[href]");
    if (link) return `${node.localName} ${link.getAttribute("href")}`;
  }
  return node.localName;
};

// What a page says, but for what differs at every request and what the reader himself folded.
const signs = new WeakMap();
const signOf = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeValue;
  let sign = signs.get(node);
  if (sign === undefined) signs.set(node, sign = node.outerHTML.replace(/(name="__RequestVerificationToken" value=")[^"]*/g, "$1").replace(/ (?:open|tabindex)="[^"]*"/g, "").replace(/<!--.*?-->/gs, ""));
  return sign;
};

const forget = (node) => { for (let up = node; up; up = up.parentElement) signs.delete(up); };

// The heading that was given the focus, what is unfolded, and what a script says of itself.
const own = new Set(["tabindex", "open"]);

const mergeAttributes = (old, fresh) => {
  for (const { name, value } of fresh.attributes) if (!own.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!own.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
};

const merge = (old, fresh) => {
  if (isKept(old)) return;
  if (old !== main()) mergeAttributes(old, fresh);
  const wishes = [...fresh.childNodes];
  let place = old.firstChild;
  wishes.forEach((wish, number) => {
    const found = find(place, wish, wishes, number);
    if (!found) {
      old.insertBefore(document.importNode(wish, true), place);
      return;
    }
    // What lies between is gone, unless somebody is busy in it.
    while (place !== found) {
      const next = place.nextSibling;
      if (!holdsKept(place)) place.remove();
      place = next;
    }
    place = found.nextSibling;
    if (found.nodeType !== Node.ELEMENT_NODE) {
      if (found.nodeValue !== wish.nodeValue) found.nodeValue = wish.nodeValue;
    } else if (signOf(found) !== signOf(wish)) {
      merge(found, wish);
    }
  });
  while (place) {
    const next = place.nextSibling;
    if (!holdsKept(place)) place.remove();
    place = next;
  }
  forget(old);
};

/** What stands for a wish among what is there, from a place on; null when it has yet to come. */
const find = (place, wish, wishes, number) => {
  if (wish.nodeType !== Node.ELEMENT_NODE) return place?.nodeType === wish.nodeType ? place : null;
  const key = keyOf(wish);
  const hasName = typeof key === "string" && key !== wish.localName;
  for (let node = place; node; node = node.nextSibling) {
    if (node.nodeType === wish.nodeType && keyOf(node) === key && (hasName || signOf(node) === signOf(wish))) return node;
  }
  // Something of the same kind without a name of its own, unless that is wished for further on as it is.
  if (hasName || !place || place.nodeType !== wish.nodeType || keyOf(place) !== key) return null;
  const sign = signOf(place);
  return wishes.slice(number + 1).some((later) => later.nodeType === place.nodeType && signOf(later) === sign) ? null : place;
};

// ----- taking off -----

/** Takes the page off the screen: it is not there for the reader (any more), or he is signed out. What he typed himself stays. */
const takeOff = (isSignedOut) => {
  const { dataset: words } = frame();
  const place = main();
  if (!isSignedOut && place.querySelector("h1[data-gone]")) return;
  if (isSignedOut) {
    isOver = true;
    close();
  }
  if (isInteractive()) {
    // The circuit holds what is drawn; a page that begins anew does not come back with it.
    place.style.display = "none";
    leaving = true;
    if (isSignedOut) location.replace(`${words.signInAt}?terug=${encodeURIComponent(location.pathname + location.search)}`);
    else location.reload();
    return;
  }
  const typed = isSignedOut ? [...place.querySelectorAll("form[data-draft-key]")].filter((form) => touched.has(form)) : [];
  const heading = document.createElement("h1");
  heading.textContent = isSignedOut ? words.ended : words.gone;
  heading.tabIndex = -1;
  heading.dataset.gone = "";
  const sentence = document.createElement("p");
  sentence.textContent = isSignedOut ? words.endedText : words.goneText;
  const on = document.createElement("a");
  on.className = "button";
  on.textContent = isSignedOut ? words.signIn : words.toStart;
  on.href = isSignedOut ? `${words.signInAt}?terug=${encodeURIComponent(location.pathname + location.search)}` : words.startAt;
  on.dataset.enhanceNav = "false";
  const foot = document.createElement("p");
  foot.append(on);
  place.replaceChildren(heading, sentence, foot, ...typed);
  document.title = heading.textContent;
  if (isSignedOut) {
    // The frame keeps its room, and names nobody.
    for (const rest of document.querySelectorAll(".topline > :not(a.brand)")) rest.remove();
    for (const rest of document.querySelectorAll(".places")) {
      rest.replaceChildren();
      rest.style.visibility = "hidden";
    }
  }
  if (typed.length === 0) heading.focus({ preventScroll: true });
  say(`${heading.textContent}. ${sentence.textContent}`);
};

// ----- when -----

document.addEventListener("visibilitychange", turn);
addEventListener("pagehide", () => { leaving = true; close(); });
addEventListener("pageshow", () => { leaving = false; turn(); });
document.addEventListener("submit", () => {
  // A form that goes out brings a page of its own; one that a script sends does not.
  setTimeout(() => { loads++; }, 0);
}, true);

const settled = () => { loads++; turn(); };
if (window.Blazor) Blazor.addEventListener("enhancedload", settled);
else document.addEventListener("DOMContentLoaded", () => window.Blazor?.addEventListener("enhancedload", settled));
turn();
