// The pages for on the way: what is written is sealed and kept on this device at once, and sent as soon as the server hears. No text of
// its own: what it says stands in the document, in the reader's language.

const { all, put, change, remove, about, know, forget, sendAll, news } = self.WpbNotes;
const place = document.getElementById("inhoud");
const { names: namesAddress, notes: notesAddress, worker, scope, kind } = place.dataset;
const places = JSON.parse(place.dataset.places);
const form = document.getElementById("notitie");
const asked = new URLSearchParams(location.search);
const soon = 300, again = 30_000;

const byId = (id) => document.getElementById(id);
const show = (id, isShown) => { byId(id).hidden = !isShown; };
const fill = (sentence, value) => sentence.replace("{0}", value);

const announce = (sentence) => {
  const line = byId("meldingen");
  line.textContent = "";
  requestAnimationFrame(() => { line.textContent = sentence; });
};

// Days and times are those of a clock in the Netherlands, wherever the device is.
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dutch = (moment) => {
  const { year, month, day, hour, minute } = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
};

/** Numbers that sort by age, as the server makes them. */
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let moment = Date.now();
  for (let at = 5; at >= 0; at--, moment = Math.floor(moment / 256)) bytes[at] = moment % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

// What is being written now. It has its number from the first letter on, and a lock that tells other windows that somebody is at it.

let writing = null;

const begin = () => {
  if (writing) return writing;
  writing = { id: newId(), feedbackId: newId(), writtenAt: Date.now(), keeping: Promise.resolve(), done: () => {} };
  const { id } = writing, until = new Promise((resolve) => { writing.done = resolve; });
  navigator.locks?.request(lockOf(id), () => until);
  return writing;
};

const lockOf = (id) => `onderweg-${id}`;

/** How each kind of note is read from the screen, by the names of its form in the portal; what it is about, and what is missing. */
const kinds = {
  session: {
    about: "StudentId",
    read: (data, set) => readSession(data, set),
    missing: (data) => {
      const student = mend("StudentId", "student-fout", !data.get("StudentId"));
      const time = mend("Time", "moment-fout", data.get("When") === "other" && !data.get("Time"));
      return student ?? (time && form.querySelector("[name=Time]"));
    },
  },
  talk: {
    about: "PersonId",
    read: (data, set) => readTalk(data, set),
    missing: (data) => mend("PersonId", "persoon-fout", !data.get("PersonId")),
  },
};
const own = kinds[kind];

const read = () => {
  const data = new FormData(form), fields = {};
  own.read(data, (name, ...values) => { if (values.some(Boolean)) fields[name] = values; });
  return fields;
};

const readTalk = (data, set) => {
  set("Form.PersonId", data.get("PersonId"));
  set("Form.MeetingId", asked.get("ronde"));
  set("Form.At", new Date(writing.writtenAt).toISOString());
  for (const name of ["Topics", "Helps", "Hinders"]) set(`Form.${name}`, ...data.getAll(name));
  for (const name of ["OwnHelps", "OwnHinders", "Sentence"]) set(`Form.${name}`, data.get(name)?.trim());
};

const readSession = (data, set) => {
  const { day, time } = dutch(writing.writtenAt);
  set("StudentId", data.get("StudentId"));
  set("Day", day);
  set("Time", data.get("When") === "other" ? data.get("Time") : `${time.slice(0, 3)}${String(Math.floor(Number(time.slice(3)) / 5) * 5).padStart(2, "0")}`);
  const minutes = form.querySelector("[name=Minutes]:checked");
  set("Minutes", minutes.dataset.usual === "yes" ? minutes.value : "other");
  if (minutes.dataset.usual !== "yes") set("OtherMinutes", minutes.value);
  set("Kind", data.get("Kind"));
  for (const name of ["StudentInput", "WhatHappened"]) set(name, data.get(name)?.trim());
  const parts = ["Saw", "Did", "Question"].map((part) => `Feedback1.${part}`);
  if (parts.some((name) => data.get(name)?.trim())) set("Feedback1.Id", writing.feedbackId);
  for (const name of parts) set(name, data.get(name)?.trim());
};

const isEmpty = () => !form.querySelector("[type=checkbox]:checked") && ![...form.querySelectorAll("textarea, [type=text]")].some((field) => field.value.trim());

/** Seals what stands on the screen and keeps it, after what is being kept already. */
const keep = (state) => {
  const note = begin();
  return note.keeping = note.keeping.catch(() => {}).then(async () => {
    const { owner, partnership, key } = known;
    // Bound to her and to its number: under another one it does not open.
    const letter = await seal(key, JSON.stringify(read()), owner, `note:${note.id}`);
    await put({ id: note.id, kind, owner, partnership, about: new FormData(form).get(own.about), writtenAt: note.writtenAt, state, letter });
    const line = byId("bewaard");
    line.dataset.state = "saved";
    line.textContent = fill(line.dataset.sentence, dutch(Date.now()).time);
  });
};

let timer = null;

const changed = () => {
  clearTimeout(timer);
  if (known.key) timer = setTimeout(keepHalf, soon);
};

/** What is half written survives the window. Nothing written is nothing to keep. */
const keepHalf = async () => {
  timer = null;
  if (!isEmpty()) return keep("writing");
  const note = writing;
  if (note) note.keeping = note.keeping.catch(() => {}).then(() => remove(note.id));
};

const settle = () => {
  writing?.done();
  writing = null;
  form.reset();
  sought = wanted = "";
  for (const fold of form.querySelectorAll("details")) fold.open = false;
  byId("bewaard").textContent = "";
};

const mend = (field, message, isBroken) => {
  show(message, isBroken);
  const group = form.querySelector(`[data-field=${field}]`);
  if (isBroken) group.setAttribute("aria-invalid", "true");
  else group.removeAttribute("aria-invalid");
  return isBroken ? group.querySelector("input:not([type=radio]), input") : null;
};

form.addEventListener("input", changed);
form.addEventListener("change", changed);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const first = own.missing(data);
  if (first) return first.focus();
  clearTimeout(timer);
  form.querySelector(".button-accent").disabled = true;
  try {
    await keep("waiting");
    settle();
  } finally {
    form.querySelector(".button-accent").disabled = false;
  }
  news.postMessage("kept");
  await draw();
  byId("stand").focus();
  announce(place.dataset.saidKept);
  navigator.storage?.persist?.();
  navigator.serviceWorker?.ready.then((registration) => registration.sync?.register("notities")).catch(() => {});
  await deliver();
});

// What is known of who is signed in. With network the server is asked each time; without, what it said last.

let known = {};
/** The numbers of what arrived while this window was open, whichever window or worker sent it. */
const arrived = new Set();

const welcome = (ids) => {
  const before = arrived.size;
  for (const id of ids) arrived.add(id);
  if (arrived.size > before) announce(fill(place.dataset.saidArrived, arrived.size));
};

const recall = async () => {
  const keys = ["owner", "partnership", "people", "key", "theme", "language"];
  known = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await about(key)])));
};

/** Asks the server who is signed in; gives what it said: "known", "signedOut", "elsewhere" (nobody who notes) or "offline". */
const ask = async () => {
  let answer;
  try {
    answer = await fetch(namesAddress, { redirect: "manual" });
    if (answer.ok) {
      const { owner, partnership, people, key, theme, language } = await answer.json();
      await know({ owner, partnership, people, key, theme, language });
      return "known";
    }
  } catch {
    return "offline";
  }
  const isOut = answer.type === "opaqueredirect" || answer.status === 401;
  if (!isOut && answer.status !== 404) return "offline";
  await forget();
  return isOut ? "signedOut" : "elsewhere";
};

let signedIn = navigator.onLine ? "asking" : "offline";

const learn = async () => {
  const { language } = known;
  signedIn = await ask();
  await recall();
  // Another language was chosen since: the same page in that one, unless something is being written.
  if (known.language && known.language !== document.documentElement.lang && known.language !== language && isEmpty()) location.reload();
};

// How things stand.

const row = (text, href) => {
  const item = document.createElement("li");
  if (!href) item.textContent = text;
  else {
    const link = document.createElement("a");
    [link.href, link.textContent] = [href, text];
    item.append(link);
  }
  return item;
};

const moments = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: "Europe/Amsterdam", weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const named = (note) => {
  const name = known.people?.[note.kind]?.find(({ id }) => id === note.about)?.name, moment = moments.format(note.writtenAt);
  return name ? `${name} · ${moment}` : fill(place.dataset.draftFrom, moment);
};

// Where there are many, the first few are shown, whoever is chosen, and those whose name begins as what is typed.
const few = 6;
let sought = "", wanted = asked.get("met");
const letters = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const choices = () => {
  const list = byId("personen"), people = known.people?.[kind] ?? [], search = byId("zoek-persoon");
  const chosen = new FormData(form).get(own.about) ?? wanted;
  const found = sought ? people.filter(({ name }) => letters(name).startsWith(letters(sought))) : people;
  const shown = search ? people.filter((one) => one.id === chosen || found.slice(0, few).includes(one)) : people;
  if (search) show("zoeken", people.length > few);
  if (search) show("niemand", sought !== "" && found.length === 0);
  const drawn = JSON.stringify(shown);
  if (list.dataset.drawn === drawn) return;
  list.dataset.drawn = drawn;
  list.replaceChildren(...shown.map(({ id, name }) => {
    const [label, input] = [document.createElement("label"), document.createElement("input")];
    Object.assign(input, { type: "radio", name: own.about, value: id, checked: id === chosen || people.length === 1, defaultChecked: people.length === 1 });
    label.className = "chip";
    label.append(input, name);
    return label;
  }));
};

const draw = async () => {
  const notes = await all(), { owner, people, key, theme } = known, mine = people?.[kind];
  const isMine = (note) => !owner || note.owner === owner;
  const waiting = notes.filter((note) => note.state === "waiting" && isMine(note));
  const foreign = notes.filter((note) => note.state === "waiting" && !isMine(note));
  const unreadable = notes.filter((note) => note.state === "unreadable" && isMine(note));
  const toPlace = notes.filter((note) => note.state === "place" && isMine(note) && owner);
  const heading = byId("stand-kop");
  heading.textContent = waiting.length === 0 ? heading.dataset.none : fill(heading.dataset.waiting, waiting.length);
  heading.dataset.count = waiting.length;
  byId("wachtend").replaceChildren(...waiting.map((note) => row(named(note))));
  byId("te-plaatsen").replaceChildren(...toPlace.map((note) => row(named(note), `${places[note.kind] ?? places.session}${note.id}`)));
  show("wachtend", waiting.length > 0);
  show("versturen", waiting.length > 0 && signedIn === "known");
  show("zonder-netwerk", signedIn === "offline");
  show("aangekomen", arrived.size > 0);
  byId("aangekomen").querySelector("[data-sentence]").textContent = fill(place.dataset.saidArrived, arrived.size);
  show("afgemeld", signedIn === "signedOut");
  show("eerst-netwerk", signedIn === "offline" && !owner);
  show("voor-anderen", signedIn === "elsewhere" || Boolean(owner && !mine));
  show("nog-niemand", Boolean(owner) && mine?.length === 0);
  for (const [id, some] of [["van-een-ander", foreign], ["onleesbaar", unreadable]]) {
    show(id, some.length > 0);
    const line = byId(id).querySelector("[data-sentence]");
    line.textContent = fill(line.dataset.sentence, some.length);
  }
  show("plaats", toPlace.length > 0);
  choices();
  form.hidden = !owner || !key || !(mine?.length > 0);
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
};

let delivering = null;

/** Sends what waits; who asks while that is going on gets the same answer. */
const deliver = () => delivering ??= (async () => {
  try {
    const went = await sendAll(notesAddress);
    if (went.signedOut > 0) signedIn = "signedOut";
    if (went.offline > 0) signedIn = "offline";
    welcome(went.arrived);
  } finally {
    delivering = null;
  }
  await draw();
})();

const refresh = async () => {
  await learn();
  await draw();
  if (signedIn === "known") await deliver();
};

// A window that is gone left what was half written: it waits like the rest. What another window is writing is left alone.
const takeUp = async () => {
  const held = new Set(((await navigator.locks?.query())?.held ?? []).map(({ name }) => name));
  for (const note of await all()) if (note.state === "writing" && note.id !== writing?.id && !held.has(lockOf(note.id))) await change(note.id, { state: "waiting" });
};

news.addEventListener("message", async ({ data }) => {
  if (data === "forget") {
    // Who signed out in another window leaves no names on the screen of this one either.
    signedIn = "signedOut";
    known = {};
    settle();
  }
  welcome(data.arrived ?? []);
  await recall();
  await draw();
});

addEventListener("online", refresh);
addEventListener("offline", async () => {
  signedIn = "offline";
  await draw();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") refresh();
  else if (timer) {
    clearTimeout(timer);
    keepHalf();
  }
});
setInterval(() => { if (document.visibilityState === "visible" && Number(byId("stand-kop").dataset.count) > 0) refresh(); }, again);
byId("verstuur").addEventListener("click", refresh);
byId("te-plaatsen").addEventListener("click", async ({ target: link }) => {
  if (link.matches("a")) await remove(new URL(link.href).search.split("=").at(-1));
});
byId("weg-ermee").addEventListener("click", async () => {
  for (const note of await all()) if (note.state === "unreadable" && note.owner === known.owner) await remove(note.id);
  await draw();
  byId("stand").focus();
});

byId("zoek-persoon")?.addEventListener("input", ({ target }) => {
  sought = target.value.trim();
  choices();
});
// Enter in the search keeps nothing: it is how one says that one is done typing.
byId("zoek-persoon")?.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });

// Browsers that put a page on the home screen by themselves say so once.
let offer = null;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  byId("zet-op-beginscherm").parentElement.hidden = false;
});
addEventListener("appinstalled", () => show("beginscherm", false));
byId("zet-op-beginscherm").addEventListener("click", () => offer?.prompt());
if (matchMedia("(display-mode: standalone)").matches) show("beginscherm", false);

if (byId("ronde")) show("ronde", asked.has("ronde"));
const { seal } = await import(new URL(place.dataset.seal, document.baseURI));
if ("serviceWorker" in navigator) navigator.serviceWorker.register(worker, { scope }).catch(() => {});
await takeUp();
await recall();
await draw();
await refresh();
place.dataset.ready = "yes";
