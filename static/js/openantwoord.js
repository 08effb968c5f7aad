
/* Single keys on the screens where open answers are read and labelled. Without this script everything works by Tab,
   space and Enter. A key does nothing while somebody types, and all of them can be switched off (WCAG 2.1.4).

   A text is read before it goes on: a key that is held down does nothing more, and what is sent in the first moment after a
   text appeared was meant for the one before it. */

const OPSLAG = "mjbp-sneltoetsen";
const LEESTIJD = 400;
const form = document.querySelector("form[data-sneltoetsen]");
const vak = document.querySelector("[data-toetsen]");

function staanAan() {
  return localStorage.getItem(OPSLAG) !== "uit";
}

function toonStand(knop) {
  knop.setAttribute("aria-pressed", String(staanAan()));
  knop.textContent = staanAan() ? "Sneltoetsen aan" : "Sneltoetsen uit";
}

function typt(element) {
  return element.closest("textarea, select, summary, input:not([type=checkbox])") !== null;
}

function luistert() {
  return "luistert" in form.dataset;
}

function druk(gebeurtenis) {
  const { key, ctrlKey, altKey, metaKey, repeat, target } = gebeurtenis;
  if (key === "Enter" && (repeat || !luistert()) && !typt(target)) {
    gebeurtenis.preventDefault();
    return;
  }
  if (repeat || !staanAan() || ctrlKey || altKey || metaKey || typt(target)) return;
  if (key === "Enter" && target.matches("body, input[type=checkbox], main")) {
    gebeurtenis.preventDefault();
    form.requestSubmit(form.querySelector("button.default"));
    return;
  }
  const toets = key.toLowerCase();
  if (toets === "w" && form.dataset.sneltoetsen === "lezen") {
    gebeurtenis.preventDefault();
    const keuze = form.querySelector("#id_reden");
    keuze.closest("details").open = true;
    keuze.focus();
    return;
  }
  const doel = [...form.querySelectorAll("[data-toets]")].find((element) => element.dataset.toets === toets);
  if (!doel) return;
  gebeurtenis.preventDefault();
  doel.click();
}

if (form && vak) {
  const knop = vak.querySelector("button");
  vak.hidden = false;
  toonStand(knop);
  knop.addEventListener("click", () => {
    localStorage.setItem(OPSLAG, staanAan() ? "uit" : "aan");
    toonStand(knop);
  });
  document.addEventListener("keydown", druk);
  form.addEventListener("submit", (gebeurtenis) => {
    if (!luistert()) gebeurtenis.preventDefault();
  });
  setTimeout(() => {
    form.dataset.luistert = "";
  }, LEESTIJD);
  // Not by autofocus: that would be there before this script listens. What went wrong is read first.
  const fout = document.querySelector(".errornote, .melding[role=alert]");
  fout?.setAttribute("tabindex", "-1");
  (fout ?? form.querySelector("button.default")).focus();
}
