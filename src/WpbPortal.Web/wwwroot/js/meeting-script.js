// The script of a meeting on the day. It reckons with the server's clock, ticks and steps without a line, and keeps what it has yet
// to send on the device: only which step and when, nothing that anybody wrote. What is sent twice counts once. Without this script
// each press opens the page anew.

const poll = 20_000;
const patience = 8000;
const longestWait = 15_000;
const longestKept = 7 * 24 * 60 * 60_000;
const [step, end, anew] = [1, 2, 3];

const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const time = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });
const put = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };
const fill = (sentence, ...values) => values.reduce((text, value, index) => text.replaceAll(`{${index}}`, value), sentence ?? "");

const say = (sentence) => {
  const place = document.getElementById("meldingen");
  if (!place || !sentence) return;
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = sentence; });
};

// ----- the server's clock -----

/** What the server's clock said at a moment of our own two: one that nobody sets, and one that goes on while the device sleeps. */
let known = null;

const learn = (server, mono) => { known = { server, mono, wall: Date.now() - (performance.now() - mono) }; };

const now = () => {
  const byMono = performance.now() - known.mono;
  const byWall = Date.now() - known.wall;
  // The first stands still while the device sleeps.
  return known.server + (byWall - byMono > 2000 ? byWall : byMono);
};

// ----- what is kept here until it is sent -----

const shelf = (stage) => `draaiboek:${stage.place.dataset.meeting}:${stage.place.dataset.owner}`;

const readUnsent = (stage) => {
  try {
    const kept = JSON.parse(localStorage.getItem(shelf(stage)) ?? "[]");
    return kept.filter((turn) => now() - turn.at < longestKept);
  } catch {
    return [];
  }
};

const writeUnsent = (stage, turns) => {
  try {
    if (turns.length > 0) localStorage.setItem(shelf(stage), JSON.stringify(turns));
    else localStorage.removeItem(shelf(stage));
  } catch { /* The device keeps nothing; it is sent all the same. */ }
};

const unsent = (stage) => {
  const ids = new Set(stage.kept.map((turn) => turn.id));
  const all = new Map([...readUnsent(stage), ...stage.unsent].map((turn) => [turn.id, turn]));
  stage.unsent = [...all.values()].filter((turn) => !ids.has(turn.id)).sort((one, other) => one.at - other.at);
  return stage.unsent;
};

// ----- how far it is -----

const standOf = (stage) => {
  let turns = [...stage.kept, ...unsent(stage)].sort((one, other) => one.at - other.at);
  turns = turns.slice(turns.findLastIndex((turn) => turn.kind === anew) + 1);
  const took = new Map();
  turns.forEach((turn, index) => {
    if (turn.kind !== step) return;
    const until = turns[index + 1]?.at ?? Math.max(now(), turn.at);
    took.set(turn.step, (took.get(turn.step) ?? 0) + Math.max(0, until - turn.at));
  });
  const last = turns.at(-1);
  return { began: turns.some((turn) => turn.kind === step), current: last?.kind === step ? last.step : null, ended: last?.kind === end ? last.at : null, took, last: last?.at ?? 0 };
};

const draw = (stage) => {
  const { place, steps } = stage;
  const words = place.dataset;
  const stand = standOf(stage);
  const index = steps.findIndex((one) => one.id === stand.current);
  const [current, moment] = [steps[index], now()];
  const next = stand.ended ? null : index < 0 ? steps[0] : steps[index + 1];

  put(stage.find("[data-clock]"), time.format(moment));
  put(stage.find("[data-state]"), stand.ended ? fill(words.sayEnded, time.format(stand.ended)) : stand.began ? words.sayNow : fill(words.sayNotBegun, time.format(stage.ends - stage.minutes * 60_000)));
  for (const one of steps) {
    one.part.hidden = one !== current;
    if (one === current) one.row.setAttribute("aria-current", "step");
    else one.row.removeAttribute("aria-current");
    const took = stand.took.get(one.id);
    put(one.row.querySelector("[data-took]"), took && one !== current ? fill(words.sayTook, Math.max(1, Math.round(took / 60_000))) : "");
  }

  const left = current ? current.minutes * 60_000 - (stand.took.get(current.id) ?? 0) : 0;
  const timePart = stage.find("[data-time]");
  timePart.hidden = !current;
  timePart.classList.toggle("is-over", left < 0);
  if (current) {
    put(stage.find("[data-left]"), left > 0 ? fill(words.sayLeft, Math.ceil(left / 60_000)) : left > -60_000 ? words.sayNearly : fill(words.sayOver, Math.floor(-left / 60_000)));
    stage.find("[data-bar]").style.width = `${Math.min(100, Math.max(0, 100 - left / (current.minutes * 600)))}%`;
  }
  put(stage.find("[data-next]"), next ? fill(words.sayNext, next.title, next.minutes) : current ? words.sayLast : "");

  let whole = "";
  // A talk of a series ends when it ends: only its own minutes count.
  if (current && !place.dataset.series) {
    const ready = moment + Math.max(0, left) + steps.slice(index + 1).reduce((sum, one) => sum + one.minutes * 60_000, 0);
    const over = Math.round((ready - stage.ends) / 60_000);
    // Run through on another day, it says nothing of an end that is far away.
    if (Math.abs(over) <= stage.minutes) whole = fill(over === 0 ? words.sayOnTime : over < 0 ? words.sayEarly : words.sayLate, time.format(ready), Math.abs(over));
  }
  put(stage.find("[data-whole]"), whole);

  const [goOn, back, over, again] = ["next", "previous", "end", "anew"].map((act) => stage.find(`[data-act=${act}]`));
  goOn.hidden = !next;
  put(goOn.querySelector("[data-word]"), stand.began ? words.sayGoOn : words.sayBegin);
  back.hidden = !(index > 0 || (stand.ended && steps.length > 0));
  over.hidden = !current;
  over.classList.toggle("button-accent", !next);
  over.classList.toggle("button-quiet", Boolean(next));
  again.closest("[data-again]").hidden = !stand.began;
  stage.stand = stand;
  return { index, current, next };
};

const drawLine = (stage, state) => {
  const line = stage.find("[data-line]");
  const waits = unsent(stage).length > 0;
  const sentence = state === "gone" ? stage.place.dataset.sayGone : state === "signedOut" ? stage.place.dataset.saySignedOut : state === "offline" ? stage.place.dataset.sayOffline : "";
  if (stage.state !== state) {
    if (sentence) say(sentence);
    else if (stage.state && stage.state !== "kept" && !waits) say(stage.place.dataset.saySent);
  }
  stage.state = state;
  line.hidden = !sentence;
  put(line, sentence);
};

// ----- sending -----

const ask = async (stage) => {
  const sending = unsent(stage);
  const from = performance.now();
  const answer = await fetch(stage.place.dataset.stand, {
    method: sending.length > 0 ? "POST" : "GET", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(patience),
    ...(sending.length > 0 ? { body: JSON.stringify({ turns: sending.slice(0, 100) }), headers: { "Content-Type": "application/json" } } : {}),
  });
  if (answer.status === 409 || answer.status === 404) {
    // Called off, rounded off, or not his to lead any more.
    stage.unsent = [];
    writeUnsent(stage, []);
    return "gone";
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) return "signedOut";
  if (!answer.ok) return "offline";
  const stand = await answer.json();
  const until = performance.now();
  if (until - from < 3000) learn(stand.now, (from + until) / 2);
  stage.kept = stand.turns;
  writeUnsent(stage, unsent(stage));
  stage.find("[data-changed]").hidden = String(stand.design) === stage.place.dataset.design;
  return "kept";
};

const send = async (stage) => {
  clearTimeout(stage.timer);
  if (stage.asking) return;
  stage.asking = true;
  let state;
  try {
    state = await ask(stage);
  } catch {
    state = "offline";
  } finally {
    stage.asking = false;
  }
  if (!stage.place.isConnected) return;
  stage.failures = state === "kept" ? 0 : stage.failures + 1;
  drawLine(stage, state);
  draw(stage);
  if (state === "gone") return;
  const wait = state === "kept" ? (unsent(stage).length > 0 ? 0 : poll) : Math.min(longestWait, 1000 * 2 ** stage.failures);
  stage.timer = setTimeout(() => send(stage), wait);
};

const turn = (stage, kind, id = null) => {
  // Two presses in one moment keep their order.
  const at = Math.round(Math.max(now(), (stage.stand?.last ?? 0) + 1));
  stage.unsent.push({ id: newId(), kind, step: id, at });
  writeUnsent(stage, unsent(stage));
  const { current } = draw(stage);
  say(current ? `${current.title}. ${stage.find("[data-left]").textContent}` : stage.find("[data-state]").textContent);
  keepAwake(stage);
  send(stage);
};

const acts = {
  next: (stage, { next }) => next && turn(stage, step, next.id),
  previous: (stage, { index }) => {
    const back = stage.stand.ended ? stage.steps.at(-1) : stage.steps[index - 1];
    if (back) turn(stage, step, back.id);
  },
  end: (stage, { current }) => current && turn(stage, end),
  anew: (stage) => turn(stage, anew),
};

// ----- the screen stays on while it runs -----

let lock = null;
const keepAwake = async (stage) => {
  if (!("wakeLock" in navigator) || document.visibilityState !== "visible") return;
  if (stage.stand?.current && !lock) lock = await navigator.wakeLock.request("screen").catch(() => null);
  if (!stage.stand?.current && lock) lock = lock.release() && null;
  lock?.addEventListener("release", () => { lock = null; }, { once: true });
};

// ----- the page -----

let stage = null;

/** Begins with the stage of a page, once. */
export function begin(place) {
  if (stage?.place === place) return;
  clearTimeout(stage?.timer);
  const loaded = performance.getEntriesByType("navigation")[0]?.responseStart;
  // A page that came as a whole says what the server's clock was when it began to come; one that was put in its place, only about.
  if (!known) learn(Number(place.dataset.now), loaded || performance.now());
  const find = (selector) => place.querySelector(selector);
  const steps = [...place.querySelectorAll("[data-step]")].map((part) => ({
    id: part.dataset.step, minutes: Number(part.dataset.minutes), title: part.dataset.title, part, row: find(`[data-row="${part.dataset.step}"]`),
  }));
  stage = { place, find, steps, kept: JSON.parse(place.dataset.turns), unsent: [], ends: Number(place.dataset.ends), minutes: Number(place.dataset.whole), failures: 0, state: null, asking: false };
  const full = find("[data-full]");
  full.hidden = !document.fullscreenEnabled;
  full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {}));
  draw(stage);
  keepAwake(stage);
  send(stage);
}

setInterval(() => { if (stage?.place.isConnected) draw(stage); }, 1000);

document.addEventListener("submit", (event) => {
  const act = event.submitter?.dataset.act;
  if (!act || !stage?.place.contains(event.submitter)) return;
  event.preventDefault();
  const from = document.activeElement;
  acts[act](stage, draw(stage));
  // What was pressed may be gone: one goes on at what is under way.
  if (from?.offsetParent === null) stage.find("[data-now-part]").focus();
}, true);

document.addEventListener("keydown", (event) => {
  if (!stage?.place.isConnected || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const act = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous" }[event.key];
  if (!act) return;
  event.preventDefault();
  // The last step does not end a meeting by a key that was held too long.
  if (!event.repeat) acts[act](stage, draw(stage));
});

addEventListener("online", () => { if (stage?.place.isConnected) send(stage); });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible" || !stage?.place.isConnected) return;
  keepAwake(stage);
  send(stage);
});
