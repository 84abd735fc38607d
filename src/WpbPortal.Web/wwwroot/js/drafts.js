// Keeps what is typed in a form with data-draft-key, over plain HTTP, beside the circuit: closed on the device within a quarter
// of a second (sealed.js), with the server within a second of typing, once more when the page goes away, and again and again
// while the line is down. It says beside the field how things stand; two windows that write at once get both their versions kept.
// No text of its own: what it says stands in attributes of the line, in the reader's language.

const sooner = 150;
const soon = 400;
const patience = 10_000;
const longestWait = 15_000;
// A browser sends no more than 64 KiB after a page has gone.
const mostAfterwards = 60_000;
// What a window says just after its form was saved brings no draft back.
const leaving = 5000;
// A pause in typing.
const breath = 1500;
const longestOnDevice = 30 * 24 * 60 * 60_000;

const pause = (time) => new Promise((done) => setTimeout(done, time));
// As the server reads an id. crypto.randomUUID is not everywhere that this is.
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

// This window, also after the next page in it. What a new window copies of another's storage is no id of its own, so it lies there
// only while no page is open.
const writer = sessionStorage.getItem("draft-writer") ?? newId();
sessionStorage.removeItem("draft-writer");
addEventListener("pagehide", () => sessionStorage.setItem("draft-writer", writer));
// What the page before this one sent last of each draft, by its number; and where somebody was busy when that page began anew
// by itself.
const leftBehind = (name) => JSON.parse(sessionStorage.getItem(name) ?? "null");
const late = leftBehind("draft-last") ?? {};
const before = leftBehind("draft-busy");
const forgetLeft = () => { for (const name of ["draft-writer", "draft-last", "draft-busy"]) sessionStorage.removeItem(name); };
forgetLeft();
addEventListener("pageshow", forgetLeft);

let typedAt = 0;

/** By key: what stands in the form, what the server has of it, and how it goes. Outlives the form itself. */
const drafts = new Map();

const forms = () => document.querySelectorAll("form[data-draft-key]");
const formOf = (key) => [...forms()].find((form) => form.dataset.draftKey === key);

// Names that begin with an underscore belong to the framework: its token must not lie in a draft.
const isKept = (name) => name !== "" && !name.startsWith("_");

// What the browser itself would send of a form. Asked of its FormData, that has the whole page laid out first: at every letter.
const isSent = (control) => isKept(control.name ?? "") && !notSent.has(control.type) && !control.matches(":disabled") && (control.checked || (control.type !== "checkbox" && control.type !== "radio"));
const notSent = new Set(["submit", "button", "reset", "image", "file", "fieldset", "output", "object"]);
const valuesOf = (control) => (control.selectedOptions ? [...control.selectedOptions].filter((option) => !option.disabled).map((option) => option.value) : [control.value]);

const read = (form) => {
  const fields = {};
  for (const control of form.elements) if (isSent(control)) for (const value of valuesOf(control)) (fields[control.name] ??= []).push(value);
  return JSON.stringify(fields);
};

const tell = (control) => {
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
};

const write = (form, text) => {
  const fields = JSON.parse(text);
  for (const control of form.elements) {
    if (!isKept(control.name ?? "") || control.type === "submit" || control.type === "button") continue;
    const values = fields[control.name] ?? [];
    if (control.type === "checkbox" || control.type === "radio") {
      if (control.checked === values.includes(control.value)) continue;
      control.checked = !control.checked;
      if (control.type === "radio" && !control.checked) continue;
    } else {
      if (values.length === 0 || control.value === values[0]) continue;
      control.value = values[0];
    }
    tell(control);
  }
};

const draftOf = (form) => {
  const { draftKey: key, draftOwner: owner, draftSequence, draftOther } = form.dataset;
  let draft = drafts.get(key);
  if (!draft) {
    const served = Number(draftSequence) || 0;
    draft = { key, owner, writer, sequence: served, after: served, text: null, kept: null, onDevice: null, state: null, failures: 0, hasOther: draftOther !== undefined };
    drafts.set(key, draft);
  }
  return draft;
};

const isUnsent = (draft) => draft.text !== null && draft.text !== draft.kept;

// What is set to what it is already is drawn anew all the same.
const set = (place, name, value) => { if (place[name] !== value) place[name] = value; };

const show = (draft, state) => {
  const isNews = state !== draft.state;
  draft.state = state;
  const isHere = state !== "saved" && draft.onDevice === draft.text && (state === "offline" || state === "signedOut");
  for (const line of document.querySelectorAll("[data-saved-for]")) {
    if (line.dataset.savedFor !== draft.key || state === null) continue;
    set(line.dataset, "state", isHere ? "device" : state);
    // What stands beside another version is kept too.
    const sentence = line.dataset[state === "elsewhere" && !isUnsent(draft) ? "saved" : line.dataset.state] ?? line.dataset.unsaved;
    set(line.querySelector("[data-saved-text]"), "textContent", sentence.replace("{0}", draft.savedAt ?? ""));
  }
  for (const trouble of document.querySelectorAll("[data-trouble-for]")) {
    if (trouble.dataset.troubleFor !== draft.key) continue;
    set(trouble, "hidden", trouble.dataset.trouble === "other" ? !draft.hasOther || state === "elsewhere" : trouble.dataset.trouble !== state);
    set(trouble.parentElement, "hidden", [...trouble.parentElement.children].every((other) => other.hidden));
    if (isNews && !trouble.hidden) document.getElementById("meldingen").textContent = trouble.textContent;
  }
};

const plan = (draft, wait) => {
  if (draft.timer && wait > soon) return;
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => { draft.timer = null; send(draft); }, wait);
};

const changed = (form) => {
  const draft = draftOf(form);
  const text = read(form);
  if (text === draft.text) return;
  draft.text = text;
  if (!isUnsent(draft)) return;
  keepHere(draft);
  if (draft.state !== "offline" && draft.state !== "signedOut") show(draft, draft.state === "elsewhere" ? draft.state : "unsaved");
  // Counted from the first letter that was not sent, so that whoever types on is kept all the same.
  if (!draft.timer && (draft.state === "unsaved" || draft.state === "elsewhere")) plan(draft, soon);
};

const letter = (draft, text, sequence) => JSON.stringify({ sequence, owner: draft.owner, writer: draft.writer, after: draft.after, fields: JSON.parse(text) });

const put = (key, body) => fetch(`/drafts/${key}`, {
  method: "PUT", body, headers: { "Content-Type": "application/json" }, redirect: "manual",
  keepalive: body.length < mostAfterwards, signal: AbortSignal.timeout(patience),
});

// On the device: closed, so that nobody reads it there.
let device = null;
const onDevice = () => {
  const script = document.querySelector("meta[name=sealed-letters]")?.dataset.script;
  return device ??= script ? import(new URL(script, document.baseURI)).then((sealed) => (sealed.canKeep() ? sealed : null)).catch(() => null) : Promise.resolve(null);
};
const deviceName = (key) => `draft:${key}`;

const keepHere = (draft) => draft.keeping ??= closeHere(draft).catch(() => { draft.cannotKeep = true; }).finally(() => {
  draft.keeping = null;
  if (isUnsent(draft) && draft.onDevice !== draft.text && !draft.cannotKeep) keepHere(draft);
});

const closeHere = async (draft) => {
  await pause(sooner);
  const sealed = await onDevice();
  if (!sealed) draft.cannotKeep = true;
  if (!sealed || !isUnsent(draft)) return;
  const { text, owner } = draft;
  const name = deviceName(draft.key);
  // A number of its own: a letter on its way may hold less.
  const sequence = ++draft.sequence;
  const closed = await sealed.seal(sealed.addressee().publicKey, letter(draft, text, sequence), owner, name);
  await sealed.letters.keep({ owner, name, writer: draft.writer, sequence, at: Date.now(), sealed: closed });
  draft.onDevice = text;
  draft.deviceSequence = sequence;
  if (draft.kept === text) await dropHere(draft);
  else show(draft, draft.state);
};

const dropHere = async (draft) => {
  const { owner, writer, deviceSequence: sequence } = draft;
  draft.onDevice = null;
  await (await onDevice()).letters.drop({ owner, name: deviceName(draft.key), writer, sequence });
};

/** Hands in what earlier pages left on the device, before anything else is sent. */
const handIn = async () => {
  const sealed = await onDevice();
  const owner = sealed?.addressee().owner;
  if (!owner) return;
  await sealed.letters.dropBefore(Date.now() - longestOnDevice);
  for (const left of await sealed.letters.of(owner)) {
    const key = left.name.slice(deviceName("").length);
    const draft = drafts.get(key);
    // What is being typed here sends itself.
    if (left.name !== deviceName(key) || (draft?.writer === left.writer && isUnsent(draft))) continue;
    const answer = await put(key, JSON.stringify({ owner, sealed: left.sealed }));
    if (!answer.ok) continue;
    await sealed.letters.drop(left);
    if (formOf(key)) await adopt(draftOf(formOf(key)));
  }
};

/** Shows what the server has by now, where nobody typed meanwhile; else what is typed stands beside it. */
const adopt = async (draft, sequence = 0) => {
  const answer = await fetch(`/drafts/${draft.key}`);
  if (!answer.ok) return false;
  const shown = await answer.json();
  if (shown.sequence < sequence) return false;
  if (isUnsent(draft)) {
    if (shown.sequence > draft.after) draft.writer = newId();
  } else if (draft.text === null || shown.sequence > draft.after) {
    take(draft, shown);
  }
  return true;
};

const take = (draft, shown) => {
  const form = formOf(draft.key);
  const names = new Set([...form.elements].map((control) => control.name));
  // Fields that are not drawn here come with the page.
  if (Object.keys(shown.fields).some((name) => !names.has(name))) return location.reload();
  write(form, JSON.stringify(shown.fields));
  draft.text = draft.kept = read(form);
  draft.sequence = Math.max(draft.sequence, shown.sequence);
  draft.after = draft.keptSequence = shown.sequence;
  ({ savedAt: draft.savedAt, hasOther: draft.hasOther } = shown);
  show(draft, "saved");
};

let ready = null;
const untilReady = () => ready ??= Promise.race([Promise.allSettled([handIn(), takeLate()]), pause(3000)]);

/** Sends what stands in the form, one letter at a time; gives the state it ends in. */
const send = (draft) => draft.sending ??= deliver(draft).finally(() => { draft.sending = null; });

const deliver = async (draft) => {
  await untilReady();
  const text = draft.text;
  const sequence = ++draft.sequence;
  const body = letter(draft, text, sequence);
  const wasSignedOut = draft.state === "signedOut";
  let answer;
  try {
    answer = await put(draft.key, body);
  } catch {
    return again(draft, "offline");
  }
  if (answer.ok) {
    draft.kept = text;
    draft.keptSequence = sequence;
    draft.failures = 0;
    const { savedAt, isBeside } = await answer.json();
    draft.savedAt = savedAt;
    if (!isBeside) draft.after = sequence;
    if (draft.onDevice !== null && (draft.onDevice === text || draft.deviceSequence < sequence)) await dropHere(draft).catch(() => {});
    show(draft, isBeside ? "elsewhere" : isUnsent(draft) ? "unsaved" : "saved");
    if (isUnsent(draft)) plan(draft, soon);
    // The circuit is still the one of before; what was typed is safe, so the page may begin anew.
    else if (wasSignedOut && document.querySelector("[data-interactive=true]")) beginAnew();
    return draft.state;
  }
  if (answer.status === 409) {
    // A letter of our own that went out later has overtaken this one, or the form was saved.
    const { sequence: theirs, isClosed } = await answer.json();
    draft.sequence = Math.max(draft.sequence, theirs);
    draft.after = Math.max(draft.after, theirs);
    if (isClosed && Date.now() - draft.leftAt < leaving) return draft.state;
    return again(draft, "unsaved");
  }
  // The way to signing in; or there is somebody else here now, whose draft this must not become.
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 404) return again(draft, "signedOut");
  return again(draft, "offline");
};

const again = (draft, state) => {
  show(draft, state);
  plan(draft, Math.min(longestWait, 1000 * 2 ** draft.failures++));
  return draft.state;
};

/** Sends what has yet to be sent, now. */
const hurry = () => {
  for (const draft of drafts.values()) if (isUnsent(draft)) plan(draft, 0);
};

/** Before a form is saved: leaves what is on the screen with the server, and gives how that went and what stands there. */
export const flush = async (key) => {
  const form = formOf(key);
  const draft = draftOf(form);
  // Whoever types on meanwhile is waited for, for a while.
  for (let times = 0; times < 3; times++) {
    await draft.sending;
    draft.text = read(form);
    clearTimeout(draft.timer);
    draft.timer = null;
    if (draft.kept === draft.text && draft.keptSequence) break;
    if (await send(draft) === "offline" || draft.state === "signedOut") break;
  }
  if (draft.state === "saved") draft.leftAt = Date.now();
  return { state: draft.state, screen: await screenOf(read(form), draft.keptSequence ?? 0) };
};

/** How the server recognises what stands on the screen: OnScreen reckons the same. */
const screenOf = async (text, sequence) => {
  const fields = JSON.parse(text);
  const whole = Object.keys(fields).sort().map((name) => `${name.length}:${name}${fields[name].map((one) => `${one.length}=${one}`).join("")}`).join("");
  const hash = crypto.subtle ? btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(whole))))) : null;
  return { sequence, length: whole.length, hash };
};

/** Puts the focus on the first thing to mend, and opens what it is folded into. */
export const mend = (key) => {
  const first = formOf(key)?.querySelector("[aria-invalid='true'], .notice-mistake");
  if (!first) return;
  for (let fold = first.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  (first.matches("fieldset") ? first.querySelector("input:not([type='hidden'])") : first).focus();
};

// A form appears: with the page, after enhanced navigation, or anew when the circuit takes the page over by drawing all of it
// once more. Whoever is busy in it must not notice: what was typed and chosen comes back, what was unfolded stays unfolded,
// and the focus and the cursor are where they were. All within one turn, so that the next letter finds its field.
const known = new WeakMap();

const meet = (form) => {
  const { draftKey: key } = form.dataset;
  if (known.get(form) === key) return;
  known.set(form, key);
  bringBack(form);
  show(draftOf(form), draftOf(form).state);
  if (busy?.key !== key) return;
  for (const [place, isOpen] of busy.folds) {
    const fold = document.querySelector(place);
    if (fold) fold.open = isOpen;
  }
  if (busy.cursor && isNowhere()) focusAgain(form, busy.cursor);
};

const bringBack = (form) => {
  const draft = drafts.get(form.dataset.draftKey);
  if (!draft) return;
  const served = Number(form.dataset.draftSequence) || 0;
  if (served > draft.after && !isUnsent(draft)) {
    drafts.delete(draft.key);
    return;
  }
  draft.hasOther ||= form.dataset.draftOther !== undefined;
  if (draft.text === null) return;
  draft.sequence = Math.max(draft.sequence, served);
  write(form, draft.text);
};

/** With the form of one key: what was folded or unfolded on the page, and where the focus is. */
let busy = null;

const busyWith = () => {
  const key = forms()[0]?.dataset.draftKey;
  if (busy?.key !== key) busy = key ? { key, folds: new Map(), cursor: null } : null;
  return busy;
};

// A second drawing has the same build, so that the way to an element leads to the same one there.
const placeOf = (element) => {
  const steps = [];
  for (let step = element; step !== document.body; step = step.parentElement) {
    const alike = [...step.parentElement.children].filter((child) => child.localName === step.localName);
    steps.unshift(`${step.localName}:nth-of-type(${alike.indexOf(step) + 1})`);
  }
  return `body > ${steps.join(" > ")}`;
};

const focusAgain = (form, { name, value, place, from, until }) => {
  const control = name
    ? [...form.elements].find((element) => element.name === name && (value === null || element.value === value))
    : document.querySelector(place);
  if (!control) return;
  control.focus({ preventScroll: true });
  try {
    if (from !== null) control.setSelectionRange(from, until);
  } catch { /* Not every control has a cursor. */ }
};

const isNowhere = () => (document.activeElement ?? document.body) === document.body;

const remember = (control) => {
  if (isNowhere() || !control || !busyWith()) return;
  const isBox = control.type === "checkbox" || control.type === "radio";
  const isOurs = control.form?.dataset.draftKey && control.name;
  let from = null, until = null;
  try { [from, until] = [control.selectionStart ?? null, control.selectionEnd]; } catch { /* Idem. */ }
  busy.cursor = { name: isOurs ? control.name : null, value: isBox ? control.value : null, place: isOurs ? null : placeOf(control), from, until };
};

document.addEventListener("toggle", ({ target: fold }) => {
  if (fold.matches?.("main details") && busyWith()) busy.folds.set(placeOf(fold), fold.open);
}, true);

new MutationObserver((mutations) => {
  for (const form of forms()) meet(form);
  // The server changed something in the form by itself, such as a count: it says so by another turn.
  for (const mutation of mutations)
    if (mutation.attributeName === "data-draft-turn") changed(mutation.target.closest("form"));
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-draft-key", "data-draft-turn"] });

for (const form of forms()) meet(form);

for (const type of ["input", "change"])
  document.addEventListener(type, (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (!form?.dataset.draftKey) return;
    if (event.isTrusted) {
      typedAt = Date.now();
      remember(event.target);
    }
    changed(form);
  });
for (const type of ["focusin", "keyup", "pointerup"]) document.addEventListener(type, () => remember(document.activeElement));

// Whoever left a field wants no keyboard back over the page; a field that is taken away was not left.
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (relatedTarget) return;
  setTimeout(() => { if (busy && target.isConnected && isNowhere()) busy.cursor = null; });
});

/** Forms on their way to the server, all of whose text is kept. */
const goingOut = new WeakSet();

// A form that only the circuit hears must not go out by itself, with all its texts in an address, before it is there. One that
// the server hears is kept first: a line or a session that is gone then costs nothing, and no letter comes after the form.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.dataset.draftKey || goingOut.delete(form) || event.defaultPrevented) return;
  event.preventDefault();
  if (form.method !== "post") return;
  const { state } = await flush(form.dataset.draftKey);
  if (state !== "saved" || goingOut.has(form)) return;
  goingOut.add(form);
  // Not before this event is over: until then the browser takes no second one of the same form.
  setTimeout(() => form.requestSubmit(submitter));
});

// Two versions: one goes on with what stands here, with what stands there, changes between them, or does away with the other.
const choose = async (draft, swaps) => {
  // What is typed here stays as a version too.
  if (isUnsent(draft) && await send(draft) !== "saved" && draft.state !== "elsewhere") return;
  const answer = await fetch(`/drafts/${draft.key}/keuze?writer=${draft.writer}&swaps=${swaps}`, { method: "POST" });
  if (answer.ok) take(draft, await answer.json());
};

const acts = {
  mine: (draft) => choose(draft, true),
  theirs: (draft) => choose(draft, false),
  swap: (draft) => choose(draft, true),
  forget: async (draft) => {
    if (!(await fetch(`/drafts/${draft.key}/keuze`, { method: "DELETE" })).ok) return;
    draft.hasOther = false;
    show(draft, draft.state);
  },
};

document.addEventListener("click", async (event) => {
  const { draftAct, draftOf: key } = event.target.closest?.("[data-draft-act]")?.dataset ?? {};
  const form = draftAct && formOf(key);
  // Without a line the notice stays, and with it the choice.
  if (form) await acts[draftAct](draftOf(form)).catch(() => {});
});

addEventListener("online", () => { hurry(); handIn().catch(() => {}); });
addEventListener("focus", hurry);
document.addEventListener("visibilitychange", hurry);
addEventListener("pagehide", () => {
  const last = {};
  for (const draft of drafts.values()) {
    // Also what is kept by now may have come after the next page was drawn.
    if (draft.state === "saved") last[draft.key] = draft.keptSequence;
    if (!isUnsent(draft)) continue;
    put(draft.key, letter(draft, draft.text, ++draft.sequence)).catch(() => {});
    last[draft.key] = draft.sequence;
  }
  sessionStorage.setItem("draft-last", JSON.stringify(last));
  if (isBeginningAnew && busy?.cursor) sessionStorage.setItem("draft-busy", JSON.stringify({ key: busy.key, cursor: busy.cursor }));
});

/** What was typed while the page before this one went may have arrived after this one was drawn, or has yet to: it is waited for. */
const takeLate = () => Promise.allSettled(Object.entries(late).map(async ([key, sequence]) => {
  for (let times = 0; times < 50; times++) {
    const form = formOf(key);
    if (!form || draftOf(form).after >= sequence || await adopt(draftOf(form), sequence).catch(() => false)) return;
    await pause(200);
  }
}));

// The line of the circuit. When it is back, the server hears what the screen shows; when it is lost for good, the page
// begins anew, but not before everything typed is kept.
let isBeginningAnew = false;
const beginAnew = async () => {
  // Not under the hands of whoever types: what is typed between two pages stands nowhere.
  if (Date.now() - typedAt < breath) return setTimeout(beginAnew, breath);
  for (const draft of drafts.values()) if (isUnsent(draft) && await send(draft) !== "saved" && draft.state !== "elsewhere") return setTimeout(beginAnew, 1000);
  isBeginningAnew = true;
  location.reload();
};

document.addEventListener("components-reconnect-state-changed", async ({ detail }) => {
  if (detail.state === "hide") for (const form of forms()) for (const control of form.elements) retell(control);
  else if (detail.state === "rejected") beginAnew();
  else if (detail.state === "failed") setTimeout(async () => { if (await window.Blazor.reconnect() === false) beginAnew(); }, longestWait);
}, true);

const retell = (control) => {
  const isOff = (control.type === "checkbox" || control.type === "radio") && !control.checked;
  if (isKept(control.name ?? "") && control.type !== "hidden" && !isOff) tell(control);
};

/** Whoever was busy when the page began anew by itself goes on where she was, once all of it is here. */
const goOn = () => {
  const form = before && formOf(before.key);
  if (!form || !isNowhere()) return;
  focusAgain(form, before.cursor);
  // The focus comes first and the cursor after it, so where that is was not noticed by itself.
  remember(document.activeElement);
};

untilReady().then(goOn);
