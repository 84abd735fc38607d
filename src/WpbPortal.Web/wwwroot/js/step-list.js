// The build-up of a meeting: whoever moved a step by the keyboard goes on at that step, at the same button. Without this script the
// buttons do the same, and one goes on at the heading.

const place = "step-list-button";

/** Gives the focus to the step that was just put elsewhere. */
export function begin(list) {
  const { moved } = list.dataset;
  if (!moved) return;
  delete list.dataset.moved;
  const buttons = [...(document.getElementById(`stap-${moved}`)?.querySelectorAll("[data-moves]") ?? [])].filter((one) => one.ariaDisabled !== "true");
  (buttons.find((one) => one.dataset.moves === sessionStorage.getItem(place)) ?? buttons[0])?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-moves]");
  if (!button) return;
  // What leads nowhere stays where it is, and keeps the focus.
  if (button.ariaDisabled === "true") event.preventDefault();
  else sessionStorage.setItem(place, button.dataset.moves);
});
