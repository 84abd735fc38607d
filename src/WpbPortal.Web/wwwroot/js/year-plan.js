// The year plan: a mark is dragged along the year, or walks by the arrow keys, to another day. Then the page that moves the meeting opens
// with that day, and says what it would coincide with before anything is kept. Without this script that page is one click away.

const wide = matchMedia("(min-width: 64rem)");
const DAY = 86400000;
const NEAR = 6;

const parse = (text) => new Date(`${text}T00:00:00Z`);
const write = (day) => day.toISOString().slice(0, 10);
const show = (day) => new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(day);
const daysIn = (year, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** Where a day stands, in percent of months that are equally wide; the same as the page draws it. */
const placeOf = (plan, day) => {
  const from = parse(plan.dataset.from);
  const month = (day.getUTCFullYear() - from.getUTCFullYear()) * 12 + day.getUTCMonth() - from.getUTCMonth();
  return ((month + (day.getUTCDate() - 1) / daysIn(day.getUTCFullYear(), day.getUTCMonth())) * 100) / Number(plan.dataset.months);
};

/** The day that stands at a share of the width, from 0 to 1. */
const dayAt = (plan, share) => {
  const from = parse(plan.dataset.from);
  const months = Math.min(Math.max(share, 0), 0.9999) * Number(plan.dataset.months);
  const month = from.getUTCMonth() + Math.floor(months);
  const first = new Date(Date.UTC(from.getUTCFullYear(), month, 1));
  return new Date(first.getTime() + Math.floor((months % 1) * daysIn(first.getUTCFullYear(), first.getUTCMonth())) * DAY);
};

const within = (plan, day) => {
  const place = placeOf(plan, day);
  return place >= 0 && place < 100;
};

const say = (plan, text) => {
  const said = plan.parentElement.querySelector("[data-said]");
  if (said) said.textContent = text;
};

const draw = (plan, mark, day) => {
  const item = mark.closest("li");
  mark.before ??= { at: item.style.getPropertyValue("--at"), text: mark.querySelector(".plan-text").innerHTML };
  mark.on = day;
  mark.classList.add("plan-moving");
  item.style.setProperty("--at", placeOf(plan, day));
  mark.querySelector(".plan-sign").textContent = day.getUTCDate();
  mark.querySelector(".plan-text").textContent = plan.dataset.to.replace("{0}", show(day));
};

const leave = (plan, mark) => {
  if (!mark.before) return;
  const item = mark.closest("li");
  item.style.setProperty("--at", mark.before.at);
  mark.querySelector(".plan-sign").textContent = parse(mark.dataset.day).getUTCDate();
  mark.querySelector(".plan-text").innerHTML = mark.before.text;
  mark.classList.remove("plan-moving");
  delete mark.before;
  delete mark.on;
  say(plan, "");
};

const open = (plan, mark) => {
  const day = write(mark.on);
  if (day === mark.dataset.day) return leave(plan, mark);
  location.assign(`${mark.href}&dag=${day}`);
};

const drag = (plan, mark, down) => {
  if (!wide.matches || down.button !== 0) return;
  const track = mark.closest(".plan-marks");
  const held = down.clientX - mark.getBoundingClientRect().left - mark.getBoundingClientRect().width / 2;
  let moving = false;
  const move = (event) => {
    if (!moving && Math.abs(event.clientX - down.clientX) < NEAR) return;
    moving = true;
    const box = track.getBoundingClientRect();
    draw(plan, mark, dayAt(plan, (event.clientX - held - box.left) / box.width));
  };
  const end = (event) => {
    for (const [name, act] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) removeEventListener(name, act);
    if (!moving) return;
    // Letting go of it is no click on the link.
    addEventListener("click", (click) => mark.contains(click.target) && click.preventDefault(), { capture: true, once: true });
    if (event.type === "pointerup") open(plan, mark);
    else leave(plan, mark);
  };
  for (const [name, act] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) addEventListener(name, act);
};

/** A day on, or a week; schools are closed at weekends, so a step of a day goes over them. */
const step = (day, days) => {
  let next = new Date(day.getTime() + days * DAY);
  while (Math.abs(days) === 1 && (next.getUTCDay() === 0 || next.getUTCDay() === 6)) next = new Date(next.getTime() + days * DAY);
  return next;
};

const press = (plan, mark, event) => {
  if (!wide.matches || event.altKey || event.ctrlKey || event.metaKey) return;
  const days = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (days) {
    event.preventDefault();
    const day = step(mark.on ?? parse(mark.dataset.day), event.shiftKey ? days * 7 : days);
    if (!within(plan, day)) return;
    draw(plan, mark, day);
    say(plan, plan.dataset.to.replace("{0}", show(day)));
  } else if (event.key === "Enter" && mark.on) {
    event.preventDefault();
    open(plan, mark);
  } else if (event.key === "Escape" && mark.on) {
    event.preventDefault();
    leave(plan, mark);
  }
};

/** Lets the marks of a plan be moved. */
export function begin(plan) {
  if (plan.begun) return;
  plan.begun = true;
  const markOf = (event) => event.target.closest?.(".plan-mark[data-day]");
  plan.addEventListener("pointerdown", (event) => markOf(event) && drag(plan, markOf(event), event));
  plan.addEventListener("dragstart", (event) => markOf(event) && event.preventDefault());
  plan.addEventListener("keydown", (event) => markOf(event) && press(plan, markOf(event), event));
  plan.addEventListener("focusout", (event) => markOf(event) && leave(plan, markOf(event)));
}
