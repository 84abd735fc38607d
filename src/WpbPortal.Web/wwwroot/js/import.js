// The pages of the import: how far the work is, and a word before a file that is too large is sent. Without this script
// the page opens itself anew every two seconds, and the server refuses what is too large.

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// A page that is drawn anew may take the very same element for something else: then there is nothing to follow any more, and opening
// the page once more would take what somebody just chose on it.
const isThere = (place) => place.isConnected && place.dataset.importStand !== undefined;

const follow = async (place) => {
  const [step, percent, bar] = ["[data-step]", "[data-percent]", "progress"].map((part) => place.querySelector(part));
  let failures = 0;
  while (isThere(place)) {
    await pause(document.hidden ? 2000 : 500);
    try {
      const answer = await fetch(place.dataset.importStand, { headers: { Accept: "application/json" } });
      // Signed out, or the server forgot it: the page itself says so.
      if (!answer.ok || answer.redirected) break;
      const told = await answer.json();
      failures = 0;
      bar.value = told.percent;
      percent.textContent = `${told.percent} %`;
      if (step.textContent !== told.step) step.textContent = told.step;
      if (!told.underWay) break;
    } catch {
      // No network for a moment is no reason to give up; the work goes on without us.
      if (++failures > 120) return;
    }
  }
  if (isThere(place)) location.replace(location.pathname);
};

const watch = (form) => {
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("[data-sending]");
  const label = button.innerHTML;
  const check = () => {
    const file = input.files[0];
    input.setCustomValidity(file && file.size > Number(input.dataset.largest) ? input.dataset.tooLarge : "");
    if (file) input.reportValidity();
  };
  input.addEventListener("change", check);
  form.addEventListener("submit", () => {
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.dataset.sending;
  });
  // Back by the browser's own button shows the page as it was left.
  addEventListener("pageshow", () => {
    button.removeAttribute("aria-disabled");
    button.innerHTML = label;
  });
};

const begun = new WeakSet();

/** Begins with an element of the page, once. */
export function begin(place) {
  if (begun.has(place)) return;
  begun.add(place);
  if (place.dataset.importStand) follow(place);
  for (const form of place.querySelectorAll("[data-import-upload]")) watch(form);
}
